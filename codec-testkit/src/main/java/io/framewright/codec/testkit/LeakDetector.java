package io.framewright.codec.testkit;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Netty's leak detector, which also remembers what it reports. Netty makes one per kind of resource, if a system
 * property says so:
 *
 * <pre>
 * -Dio.netty.customResourceLeakDetector=io.framewright.codec.testkit.LeakDetector
 * -Dio.netty.leakDetection.level=paranoid
 * </pre>
 *
 * <p>Only what the garbage collector has found unreachable is reported, so a buffer that is still in use is never taken
 * for a leak. A leak with the same story as an earlier one is reported once in a JVM's life.
 *
 * @param <T> the kind of resource
 */
public final class LeakDetector<T> extends ResourceLeakDetector<T> {

    private static final Queue<LeakDetector<?>> DETECTORS = new ConcurrentLinkedQueue<>();
    private static final Queue<String> REPORTS = new ConcurrentLinkedQueue<>();

    /**
     * Made by Netty.
     *
     * @param resourceType the kind of resource
     * @param samplingInterval how many resources go by for each that is tracked, below the level paranoid
     */
    public LeakDetector(Class<?> resourceType, int samplingInterval) {
        super(resourceType, samplingInterval);
        DETECTORS.add(this);
    }

    /**
     * Made by Netty, where it still asks for the constructor it once used.
     *
     * @param resourceType the kind of resource
     * @param samplingInterval how many resources go by for each that is tracked, below the level paranoid
     * @param maxActive not used, as in Netty itself
     */
    public LeakDetector(Class<?> resourceType, int samplingInterval, long maxActive) {
        this(resourceType, samplingInterval);
    }

    /**
     * Collects garbage, and takes what was reported up to now: a second call does not return it again.
     *
     * @return the reports, with the places where each leaked resource was used
     */
    public static List<String> takeReports() {
        GarbageCollection.run();
        DETECTORS.forEach(LeakDetector::report);
        List<String> reports = new ArrayList<>();
        for (String report = REPORTS.poll(); report != null; report = REPORTS.poll()) {
            reports.add(report);
        }
        return reports;
    }

    /** Tracks a resource that is no resource: whenever one is tracked, Netty reports those that were leaked before. */
    @SuppressWarnings("unchecked") // no resource is ever used as what it is
    private void report() {
        T resource = (T) new Object();
        ResourceLeakTracker<T> tracker = track(resource);
        if (tracker != null) {
            tracker.close(resource);
        }
    }

    /** Wants reports even where logging is off. */
    @Override
    protected boolean needReport() {
        return true;
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
        super.reportTracedLeak(resourceType, records);
        REPORTS.add(resourceType + " was not released before it was garbage-collected." + records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
        super.reportUntracedLeak(resourceType);
        REPORTS.add(resourceType + " was not released before it was garbage-collected.");
    }
}
