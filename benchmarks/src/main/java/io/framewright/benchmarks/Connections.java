package io.framewright.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much memory does an idle connection take, beyond Netty's own channel? */
@Command(
        name = "connections",
        description =
                "Opens connections to another process, and prints the heap and direct memory that each takes once "
                        + "garbage is collected: with a handler that echoes bytes, and with the protocol handler before it, idle "
                        + "and after one message went both ways.")
public final class Connections implements Callable<Integer> {

    private static final int WARM_UP = 100;

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Option(
            names = "--connections",
            split = ",",
            defaultValue = "1,10,100,1000,10000",
            description = "How many; ${DEFAULT-VALUE} unless given.")
    private List<Integer> connections = new ArrayList<>();

    @Option(names = "--codec", defaultValue = "kryo", description = "${DEFAULT-VALUE} unless given.")
    private String codec = "";

    /**
     * What one connection takes, in bytes.
     *
     * @param connections how many were open
     * @param nettyHeap Netty's channel with one handler
     * @param idleHeap what the protocol handler adds, before any message
     * @param usedHeap what it adds after one message in and one out
     * @param idleDirect what it adds outside of the heap, before any message
     * @param usedDirect what it adds outside of the heap, after them
     */
    public record Result(
            int connections,
            double nettyHeap,
            double idleHeap,
            double usedHeap,
            double idleDirect,
            double usedDirect) {}

    /** What all connections hold beyond what was held before. */
    private record Held(IdleServer.Memory idle, IdleServer.Memory used) {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Connections()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = command().commandLine().getOut();
        Supplier<ChannelHandler[]> protocol = protocol();
        byte[] frame = frame(protocol);
        out.printf("bytes for each connection, behind %s%n%n", codec);
        out.printf(
                "%11s %14s %14s %14s %14s %14s%n",
                "connections", "Netty's channel", "+ idle handler", "after a message", "direct, idle", "direct, after");
        measure(protocol, WARM_UP, frame);
        for (int count : connections) {
            Result result = measure(protocol, count, frame);
            out.printf(
                    Locale.ROOT,
                    "%,11d %15.0f %14.0f %15.0f %14.0f %14.0f%n",
                    result.connections(),
                    result.nettyHeap(),
                    result.idleHeap(),
                    result.usedHeap(),
                    result.idleDirect(),
                    result.usedDirect());
            out.flush();
        }
        return 0;
    }

    private Supplier<ChannelHandler[]> protocol() {
        if (connections.stream().anyMatch(count -> count < 1)) {
            throw new ParameterException(command().commandLine(), "there must be a connection");
        }
        try {
            Bare.of(Message.TINY, codec); // there is such a codec
            return Side.FRAMEWRIGHT.pipeline(Message.TINY, codec);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command().commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private byte[] frame(Supplier<ChannelHandler[]> protocol) {
        EmbeddedChannel channel = new EmbeddedChannel(protocol.get());
        channel.writeOutbound(Message.TINY.sample(codec));
        ByteBuf frame = channel.readOutbound();
        try {
            return ByteBufUtil.getBytes(frame);
        } finally {
            frame.release();
            channel.finishAndReleaseAll();
        }
    }

    /** Measures so many connections without and with our handler. */
    static Result measure(Supplier<ChannelHandler[]> protocol, int count, byte[] frame)
            throws IOException, InterruptedException {
        Held without = held(() -> new ChannelHandler[0], count, frame);
        Held with = held(protocol, count, frame);
        IdleServer.Memory idle = with.idle.minus(without.idle);
        IdleServer.Memory used = with.used.minus(without.used);
        double each = count;
        return new Result(
                count,
                without.idle.heap() / each,
                idle.heap() / each,
                used.heap() / each,
                idle.direct() / each,
                used.direct() / each);
    }

    private static Held held(Supplier<ChannelHandler[]> pipeline, int count, byte[] frame)
            throws IOException, InterruptedException {
        try (IdleServer server = new IdleServer(pipeline, count, frame)) {
            IdleServer.Memory before = IdleServer.Memory.now();
            server.connect();
            IdleServer.Memory idle = IdleServer.Memory.now().minus(before);
            server.exchange();
            return new Held(idle, IdleServer.Memory.now().minus(before));
        }
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return command;
    }
}
