package io.framewright.examples.heartbeat;

import io.framewright.examples.heartbeat.Status.Disk;
import io.framewright.examples.heartbeat.Status.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.software.os.FileSystem;

/** Measures this machine through OSHI. The first status has no rates as yet. Not safe for use from several threads. */
final class SystemSampler implements Supplier<Status> {

    private static final int MAX_LISTED = 64;

    private final CentralProcessor processor;
    private final GlobalMemory memory;
    private final HardwareAbstractionLayer hardware;
    private final FileSystem files;
    private long[] lastTicks;
    private final Map<String, Traffic> lastTraffic = new HashMap<>();

    private record Traffic(long nanos, long received, long sent) {}

    SystemSampler() {
        SystemInfo system = new SystemInfo();
        hardware = system.getHardware();
        processor = hardware.getProcessor();
        memory = hardware.getMemory();
        files = system.getOperatingSystem().getFileSystem();
        lastTicks = processor.getSystemCpuLoadTicks();
    }

    @Override
    public Status get() {
        long total = memory.getTotal();
        return new Status(cpuLoad(), loadAverage(), total - memory.getAvailable(), total, disks(), networks());
    }

    private double cpuLoad() {
        double load = processor.getSystemCpuLoadBetweenTicks(lastTicks);
        lastTicks = processor.getSystemCpuLoadTicks();
        return Math.min(1, Math.max(0, load));
    }

    private @Nullable Double loadAverage() {
        double average = processor.getSystemLoadAverage(1)[0];
        return average < 0 ? null : average;
    }

    private List<Disk> disks() {
        return new ArrayList<>(files.getFileStores(true).stream()
                .limit(MAX_LISTED)
                .map(store -> new Disk(
                        store.getMount(), store.getTotalSpace() - store.getUsableSpace(), store.getTotalSpace()))
                .toList());
    }

    private List<Network> networks() {
        return new ArrayList<>(hardware.getNetworkIFs(true).stream()
                .limit(MAX_LISTED)
                .map(this::network)
                .toList());
    }

    private Network network(NetworkIF network) {
        Traffic now = new Traffic(System.nanoTime(), network.getBytesRecv(), network.getBytesSent());
        Traffic before = lastTraffic.put(network.getName(), now);
        if (before == null) {
            return new Network(network.getName(), 0, 0);
        }
        double seconds = Math.max(1, now.nanos - before.nanos) / 1e9;
        return new Network(
                network.getName(),
                perSecond(now.received - before.received, seconds),
                perSecond(now.sent - before.sent, seconds));
    }

    private static long perSecond(long bytes, double seconds) {
        return Math.max(0, Math.round(bytes / seconds));
    }
}
