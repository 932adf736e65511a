package io.framewright.codec.testkit;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The same work in many threads that begin at once. */
public final class ManyThreads {

    private static final int THREADS = 64;

    private static final int FIRST_JDK_WITH_VIRTUAL_THREADS = 21;

    private ManyThreads() {}

    /**
     * Runs some work in 64 threads, and waits for all of them; then, on JDK 21 and newer, in 64 virtual threads.
     *
     * @param work what each thread does, given its number, from 0 to 63
     * @throws AssertionError if one of them failed, with its failure as the cause
     */
    public static void run(IntConsumer work) {
        run(work, Executors.newFixedThreadPool(THREADS), "threads");
        if (Runtime.version().feature() >= FIRST_JDK_WITH_VIRTUAL_THREADS) {
            run(work, virtualThreads(), "virtual threads");
        }
    }

    private static void run(IntConsumer work, ExecutorService threads, String kind) {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try {
            CompletableFuture<?>[] all = IntStream.range(0, THREADS)
                    .mapToObj(thread -> CompletableFuture.runAsync(() -> work(thread, start, work), threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw new AssertionError("use from many " + kind + " at once must be safe, but failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** By reflection: this is compiled for an older JDK. */
    private static ExecutorService virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("this JDK has no virtual threads", e);
        }
    }

    private static void work(int thread, CyclicBarrier start, IntConsumer work) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        work.accept(thread);
    }
}
