package io.framewright.examples.heartbeat;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.MessageTypes;
import io.framewright.examples.heartbeat.Status.Disk;
import io.framewright.examples.heartbeat.Status.Network;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All workers at one moment.
 *
 * @param workers by name
 */
public record Snapshot(List<Row> workers) {

    private static final Codec<Snapshot> JSON =
            MessageTypes.of(Snapshot.class).codec(Codecs.named("json"), CodecOptions.DEFAULT);
    private static final String LINE = "%-20s %-7s %7s %6s %6s %17s %22s %12s %12s%n";

    /**
     * One worker.
     *
     * @param name its name
     * @param state online or lost
     * @param secondsAgo the age of its last report
     * @param status its last report; null if there was none yet
     */
    public record Row(
            String name,
            String state,
            double secondsAgo,
            @Nullable Status status) {}

    /** Writes one JSON object on one line. */
    String toJson() {
        ByteBuf out = Unpooled.buffer();
        try {
            JSON.encode(this, out);
            return out.toString(StandardCharsets.UTF_8);
        } finally {
            out.release();
        }
    }

    /** Writes a table for a terminal, of lines that end in a newline. */
    String toTable() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, LINE, "worker", "state", "seen", "cpu", "load", "memory", "fullest disk", "in", "out"));
        workers.forEach(row -> table.append(line(row)));
        return table.toString();
    }

    private static String line(Row row) {
        Status status = row.status();
        String seen = String.format(Locale.ROOT, "%.1f s", row.secondsAgo());
        if (status == null) {
            return String.format(Locale.ROOT, LINE, row.name(), row.state(), seen, "", "", "", "", "", "");
        }
        return String.format(
                Locale.ROOT,
                LINE,
                row.name(),
                row.state(),
                seen,
                percent(status.cpuLoad()),
                status.loadAverage() == null ? "" : String.format(Locale.ROOT, "%.2f", status.loadAverage()),
                bytes(status.memoryUsed()) + " / " + bytes(status.memoryTotal()),
                fullest(status.disks()),
                bytes(status.networks().stream()
                                .mapToLong(Network::receivedPerSecond)
                                .sum()) + "/s",
                bytes(status.networks().stream()
                                .mapToLong(Network::sentPerSecond)
                                .sum()) + "/s");
    }

    private static String fullest(List<Disk> disks) {
        return disks.stream()
                .filter(disk -> disk.total() > 0)
                .max(Comparator.comparingDouble(Snapshot::share))
                .map(disk -> printable(disk.mount()) + " " + percent(share(disk)))
                .orElse("");
    }

    private static double share(Disk disk) {
        return (double) disk.used() / disk.total();
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String bytes(long count) {
        if (count < 1024) {
            return count + " B";
        }
        int unit = (63 - Long.numberOfLeadingZeros(count)) / 10;
        return String.format(Locale.ROOT, "%.1f %cB", count / Math.pow(1024, unit), " KMGTPE".charAt(unit));
    }

    /** A worker's text must not move the master's cursor. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
