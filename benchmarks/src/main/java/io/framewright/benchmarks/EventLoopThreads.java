package io.framewright.benchmarks;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** JMH's threads, of the kind that Netty's event loops are: what Netty keeps per thread is found there faster. */
public final class EventLoopThreads extends ThreadPoolExecutor {

    /** Makes a benchmark's JVM use these threads. */
    static final String PROPERTY = "-Djmh.executor=CUSTOM";

    /** Names the class. */
    static final String CLASS_PROPERTY = "-Djmh.executor.class=io.framewright.benchmarks.EventLoopThreads";

    /**
     * Called by JMH.
     *
     * @param threads how many
     * @param prefix how their names begin
     */
    public EventLoopThreads(int threads, String prefix) {
        super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new DefaultThreadFactory(prefix));
    }
}
