package io.framewright.codec.testkit;

import io.framewright.codec.Codec;
import java.util.Arrays;
import java.util.List;

/** One codec in many threads, which all encode, decode and provoke failures. */
final class ThreadCheck<T> {

    private static final int MAX_ROUNDS = 50;
    private static final int MIN_ROUNDS = 4;

    /** How many bytes a thread encodes, about: large samples get fewer rounds. */
    private static final int BUDGET = 1 << 17;

    private final CodecProbe<T> probe;
    private final Codec<T> codec;
    private final List<T> samples;
    private final List<byte[]> encoded;

    ThreadCheck(CodecProbe<T> probe) {
        this.probe = probe;
        codec = probe.codec();
        samples = probe.samples();
        encoded = samples.stream().map(sample -> probe.encode(codec, sample)).toList();
    }

    void run() {
        int average = encoded.stream().mapToInt(bytes -> bytes.length).sum() / samples.size();
        int rounds = Math.max(MIN_ROUNDS, Math.min(MAX_ROUNDS, BUDGET / (average + 1)));
        ManyThreads.run(thread -> {
            for (int round = 0; round < rounds; round++) {
                useOnce(thread, round);
            }
        });
    }

    private void useOnce(int thread, int round) {
        int i = (round + thread) % samples.size();
        T sample = samples.get(i);
        String what = CodecProbe.show(sample) + " in round " + round + " of thread " + thread;
        probe.requireDecodes(codec, probe.encode(codec, sample), sample, what);
        if (round % 3 == 0) {
            byte[] half = Arrays.copyOf(encoded.get(i), encoded.get(i).length / 2);
            probe.tryDecode(codec, half, "a half of " + what);
        }
    }
}
