package io.framewright.examples;

import io.framewright.codec.Codecs;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.spec.Spec;
import io.framewright.examples.media.MediaContent;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec.Target;

/** Starts an {@link EchoServer} and waits until the process is stopped. */
@Command(
        name = "echo",
        description = "Decodes every message, encodes it again and sends it back, until stopped: "
                + "a peer in any language can test its wire against it.",
        showDefaultValues = true)
public final class EchoCommand implements Callable<Integer> {

    @picocli.CommandLine.Spec(Target.SELF)
    private @Nullable CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "The address to listen on.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "The port to listen on; 0 takes a free one.")
    private int port = 0;

    @Option(names = "--framing", paramLabel = "SPEC", description = "How messages are told apart.")
    private String framing = "length-header(4)";

    @Option(names = "--codec", paramLabel = "SPEC", description = "How a message's bytes are read and written.")
    private String codec = "bytes";

    @Option(
            names = "--type",
            paramLabel = "CLASS",
            description = "The messages' class; unless given, what the codec takes, or the MediaContent sample.")
    private @Nullable String type;

    @Override
    public Integer call() throws InterruptedException {
        Protocol<?> protocol = protocol();
        PrintWriter out = command().commandLine().getOut();
        PrintWriter err = command().commandLine().getErr();
        EchoServer server;
        try {
            server = EchoServer.start(new InetSocketAddress(host, port), protocol, line -> print(err, line));
        } catch (IOException e) {
            print(err, "cannot listen on " + host + ":" + port + ": " + e.getMessage());
            return 1;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        InetSocketAddress address = server.address();
        print(out, "listening on " + address.getAddress().getHostAddress() + ":" + address.getPort());
        server.awaitClose();
        return 0;
    }

    private Protocol<?> protocol() {
        try {
            return Protocol.parse(framing + " + " + codec, MessageTypes.of(messageType()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command().commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Class<?> messageType() {
        if (type != null) {
            return classNamed(type);
        }
        String name = Spec.parse(codec).terms().get(0).name();
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

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return command;
    }

    private static void print(PrintWriter writer, String line) {
        writer.println(line);
        writer.flush();
    }
}
