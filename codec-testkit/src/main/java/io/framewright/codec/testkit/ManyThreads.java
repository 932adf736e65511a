package io.framewright.codec.testkit;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The same work in several threads that begin at once. */
public final class ManyThreads {

    private static final int THREADS = 8;

    private ManyThreads() {}

    /**
     * Runs some work in eight threads, and waits for all of them.
     *
     * @param work what each thread does, given its number
     * @throws AssertionError if one of them failed, with its failure as the cause
     */
    public static void run(IntConsumer work) {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CompletableFuture<?>[] all = IntStream.range(0, THREADS)
                    .mapToObj(thread -> CompletableFuture.runAsync(() -> work(thread, start, work), threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw new AssertionError("use from many threads at once must be safe, but failed", e.getCause());
        } finally {
            threads.shutdownNow();
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
