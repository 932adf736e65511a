package io.framewright.examples.heartbeat;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a machine is doing.
 *
 * @param cpuLoad share of all processors' time that was used since the status before, 0 to 1
 * @param loadAverage runnable tasks, averaged over a minute; null where the operating system does not count them
 * @param memoryUsed bytes
 * @param memoryTotal bytes
 * @param disks the local file systems
 * @param networks the network interfaces
 */
public record Status(
        double cpuLoad,
        @Nullable Double loadAverage,
        long memoryUsed,
        long memoryTotal,
        List<Disk> disks,
        List<Network> networks)
        implements Serializable {

    /**
     * A file system.
     *
     * @param mount where it is
     * @param used bytes
     * @param total bytes
     */
    public record Disk(String mount, long used, long total) implements Serializable {}

    /**
     * A network interface.
     *
     * @param name as the operating system has it
     * @param receivedPerSecond bytes, since the status before
     * @param sentPerSecond bytes, since the status before
     */
    public record Network(String name, long receivedPerSecond, long sentPerSecond) implements Serializable {}
}
