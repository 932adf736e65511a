package io.framewright.codec.testkit;

import io.framewright.codec.Codec;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** One codec in many threads, which all encode, decode and provoke failures. */
final class ThreadCheck<T> {

    private static final int THREADS = 8;
    private static final int MAX_ROUNDS = 300;
    private static final int MIN_ROUNDS = 20;

    /** How many bytes a thread encodes, about: large samples get fewer rounds. */
    private static final int BUDGET = 1 << 20;

    private final CodecProbe<T> probe;
    private final Codec<T> codec;
    private final List<T> samples;
    private final List<byte[]> encoded;
    private final int rounds;

    ThreadCheck(CodecProbe<T> probe) {
        this.probe = probe;
        codec = probe.codec();
        samples = probe.samples();
        encoded = samples.stream().map(sample -> probe.encode(codec, sample)).toList();
        int average = encoded.stream().mapToInt(bytes -> bytes.length).sum() / samples.size();
        rounds = Math.max(MIN_ROUNDS, Math.min(MAX_ROUNDS, BUDGET / (average + 1)));
    }

    void run() {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CompletableFuture<?>[] all = IntStream.range(0, THREADS)
                    .mapToObj(thread -> CompletableFuture.runAsync(() -> work(thread, start), threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw new AssertionError("a codec must be safe for use from many threads at once", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void work(int thread, CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        for (int round = 0; round < rounds; round++) {
            int i = (round + thread) % samples.size();
            String what = CodecProbe.show(samples.get(i)) + " in round " + round + " of thread " + thread;
            probe.requireDecodes(codec, probe.encode(codec, samples.get(i)), samples.get(i), what);
            if (round % 3 == 0) {
                byte[] bytes = encoded.get(i);
                probe.tryDecode(codec, Arrays.copyOf(bytes, bytes.length / 2), "a half of " + what);
            }
        }
    }
}
