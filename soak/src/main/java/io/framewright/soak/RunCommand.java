package io.framewright.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import io.framewright.codec.testkit.LeakDetector;
import io.framewright.soak.Curve.Point;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The client's process: starts the server, loads it, and judges. */
@Command(
        name = "run",
        description =
                "Starts a server, loads it, and writes what came of it. Exit code 1 if anything is not as it must be.",
        showDefaultValues = true)
final class RunCommand implements Callable<Integer> {

    /** For the JVM's own files and the allocators' pipes. */
    private static final int OTHER_FILES = 500;

    private static final int MOST_POINTS = 30;
    private static final int PATIENCE_SECONDS = 30;
    private static final double MEBI = 1 << 20;

    @Option(names = "--connections", description = "How many connections.")
    private int connections = 10_000;

    @Option(names = "--window", description = "How many messages each connection keeps under way.")
    private int window = 2;

    @Option(names = "--seconds", description = "How long new messages are sent.")
    private int seconds = 300;

    @Option(names = "--threads", description = "How many event loops each process has.")
    private int threads = 1;

    @Option(names = "--page", description = "The Markdown file to write.")
    private @Nullable Path page;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireFiles();
        Outcome outcome = run();
        String text = Page.of(outcome);
        if (page == null) {
            out.println(text);
        } else {
            Files.writeString(page, text);
            out.println("wrote " + page);
        }
        outcome.faults().forEach(out::println);
        return outcome.faults().isEmpty() ? 0 : 1;
    }

    /** The JVM raises its own limit to the hard one when it starts. */
    private void requireFiles() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < connections + OTHER_FILES) {
            throw new IllegalArgumentException("this process may open " + system.getMaxFileDescriptorCount()
                    + " files, too few for " + connections + " connections: raise the hard limit, ulimit -Hn");
        }
    }

    private Outcome run() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(threads)) {
            server.ask("where");
            List<Integer> ports = server.answer().ports();
            Load load = new Load(connections, window, threads);
            int connected;
            Curve curve;
            try (load) {
                long begun = System.nanoTime();
                load.connect(ports);
                connected = load.connected();
                out.printf("%d connections after %.1f s%n", connected, (System.nanoTime() - begun) / 1e9);
                load.begin();
                curve = watch(load, server);
                load.stop(PATIENCE_SECONDS);
            }
            List<String> leaks = LeakDetector.takeReports();
            server.ask(ServerCommand.END);
            return new Outcome(
                    connections,
                    connected,
                    window,
                    seconds,
                    load.tally(),
                    server.answer(),
                    leaks,
                    curve,
                    load.latencies());
        }
    }

    /** Measures at equal distances, until the time is over. The first third is the warm-up. */
    private Curve watch(Load load, ServerProcess server) throws IOException, InterruptedException {
        int distance = Math.max(1, seconds / MOST_POINTS);
        List<Point> points = new ArrayList<>();
        long begun = System.nanoTime();
        for (int at = distance; at <= seconds; at += distance) {
            TimeUnit.NANOSECONDS.sleep(begun + TimeUnit.SECONDS.toNanos(at) - System.nanoTime());
            points.add(measure(at, load, server));
            if (at >= seconds / 3 && at - distance < seconds / 3) {
                load.latencies().begin();
            }
        }
        load.latencies().end();
        return new Curve(points);
    }

    private Point measure(int at, Load load, ServerProcess server) throws IOException {
        load.latencies().measuring();
        server.ask("sample");
        long returned = load.tally().received.sum();
        Point point = new Point(at, returned, Memory.measure(), server.answer().memory());
        load.latencies().measured();
        out.printf(
                "%4d s  %,14d messages  client %6.1f + %6.1f MiB  server %6.1f + %6.1f MiB%n",
                at,
                returned,
                point.client().heap() / MEBI,
                point.client().direct() / MEBI,
                point.server().heap() / MEBI,
                point.server().direct() / MEBI);
        return point;
    }
}
