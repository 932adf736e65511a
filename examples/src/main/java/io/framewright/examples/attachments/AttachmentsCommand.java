package io.framewright.examples.attachments;

import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.framewright.codec.MessageTypes;
import io.framewright.examples.AddressOptions;
import io.framewright.examples.Console;
import io.framewright.examples.EchoServer;
import io.framewright.examples.Faults;
import io.framewright.examples.ProtocolOptions;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Letters with a compressed file in them. */
@Command(
        name = "attachments",
        description = "A letter with a compressed file of 16 MiB, there and back through any codec.",
        subcommands = {AttachmentsCommand.Server.class, AttachmentsCommand.Client.class})
public final class AttachmentsCommand {

    static final int MAX_BYTES = 64 << 20;
    static final MessageTypes<Letter> TYPES = MessageTypes.of(Letter.class);

    private static final int PORT = 8083;
    private static final int SIZE = 16 << 20;
    private static final String FRAMING = "length-header(4, max=64MiB)";

    /** Makes the protocol; the usual limits are below an attachment's size. */
    static Protocol<Letter> protocol(ProtocolOptions options) {
        DecodeLimits limits = DecodeLimits.DEFAULT.withMaxBytes(MAX_BYTES);
        return options.protocol(Protocol.builder(TYPES).limits(limits), TYPES);
    }

    /** What both sides have in common. */
    abstract static class Side implements Callable<Integer> {

        @Mixin
        final Console console = new Console();

        @Mixin
        final AddressOptions address = new AddressOptions(PORT);

        @Mixin
        final ProtocolOptions options = new ProtocolOptions(FRAMING, "kryo");
    }

    /** The server's options. */
    @Command(
            name = "server",
            description = "Decodes letters, encodes them again and sends them back, until stopped.",
            showDefaultValues = true)
    static final class Server extends Side {

        @Override
        public Integer call() throws InterruptedException {
            Protocol<Letter> protocol = protocol(options);
            return address.serve(where -> EchoServer.start(where, protocol, console::log));
        }
    }

    /** The client's options. */
    @Command(name = "client", description = "Sends a letter and compares what comes back.", showDefaultValues = true)
    static final class Client extends Side {

        @Option(names = "--file", paramLabel = "FILE", description = "What to attach; 16 MiB of bytes unless given.")
        private @Nullable Path file;

        @Override
        public Integer call() throws IOException {
            Protocol<Letter> protocol = protocol(options);
            byte[] content = file == null ? AttachmentsClient.content(SIZE) : Files.readAllBytes(file);
            String name = file == null ? "attachment.bin" : String.valueOf(file.getFileName());
            Letter letter = new Letter(1, "framewright", Attachment.of(name, content));
            InetSocketAddress server = address.address();
            long start = System.nanoTime();
            boolean identical;
            try {
                identical = AttachmentsClient.exchange(server, protocol, letter);
            } catch (IOException | EncodeException e) {
                console.log("no letter has come back from " + AddressOptions.text(server) + ": " + Faults.sentence(e));
                return 1;
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            console.out(name + ", " + content.length + " bytes, "
                    + letter.attachment().gzip().length
                    + " as gzip: there and back through " + protocol + " in " + millis + " ms, "
                    + (identical ? "byte-identical" : "DIFFERENT"));
            return identical ? 0 : 1;
        }
    }
}
