package io.framewright.examples;

import io.framewright.codec.Codecs;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.spec.Spec;
import io.framewright.examples.media.MediaContent;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts an {@link EchoServer} and waits until the process is stopped. */
@Command(
        name = "echo",
        description = "Decodes every message, encodes it again and sends it back, until stopped: "
                + "a peer in any language can test its wire against it.",
        showDefaultValues = true)
public final class EchoCommand implements Callable<Integer> {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final AddressOptions address = new AddressOptions();

    @Mixin
    private final ProtocolOptions options = new ProtocolOptions("length-header(4)", "bytes");

    @Option(
            names = "--type",
            paramLabel = "CLASS",
            description = "The messages' class; unless given, what the codec takes, or the MediaContent sample.")
    private @Nullable String type;

    @Override
    public Integer call() throws InterruptedException {
        Protocol<?> protocol = options.protocol(MessageTypes.of(messageType()));
        return address.serve(where -> EchoServer.start(where, protocol, console::log));
    }

    private Class<?> messageType() {
        try {
            return messageClass();
        } catch (IllegalArgumentException e) {
            throw console.problem(String.valueOf(e.getMessage()));
        }
    }

    private Class<?> messageClass() {
        if (type != null) {
            return classNamed(type);
        }
        String name = Spec.parse(options.codec()).terms().get(0).name();
        Codecs.named(name);
        return switch (name) {
            case "bytes" -> ByteBuf.class;
            case "string" -> String.class;
            case "protobuf" -> io.framewright.examples.proto.MediaContent.class;
            default -> MediaContent.class;
        };
    }

    private static Class<?> classNamed(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("there is no class " + name + " on the class path", e);
        }
    }
}
