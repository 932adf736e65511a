package io.framewright.codec.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;

/** The part of {@link CodecContract} that is about bytes which nobody has encoded, or somebody in bad faith. */
final class HostileChecks<T> {

    private static final int ROUNDS = 3_000;
    private static final int MAX_GARBAGE = 300;

    private final CodecProbe<T> probe;

    HostileChecks(CodecProbe<T> probe) {
        this.probe = probe;
    }

    void garbage() {
        Codec<T> codec = probe.codec();
        for (int seed = 0; seed < ROUNDS; seed++) {
            probe.tryDecode(codec, new Garbage(seed).bytes(MAX_GARBAGE), "garbage of seed " + seed);
        }
    }

    void mutations() {
        Codec<T> codec = probe.codec();
        List<byte[]> originals = probe.samples().stream()
                .map(sample -> probe.encode(codec, sample))
                .toList();
        for (int seed = 0; seed < ROUNDS; seed++) {
            Garbage garbage = new Garbage(seed);
            byte[] original = originals.get(garbage.below(originals.size()));
            requireRefusedOrSent(codec, garbage.mutation(original), "a mutation of seed " + seed);
        }
    }

    private void requireRefusedOrSent(Codec<T> codec, byte[] bytes, String what) {
        ByteBuf in = BufferKind.HEAP.holding(bytes);
        try {
            probe.tryDecode(codec, in, what).ifPresent(message -> trySend(codec, message, what, bytes));
        } finally {
            in.release();
        }
    }

    private void trySend(Codec<T> codec, T message, String what, byte[] bytes) {
        ByteBuf out = Unpooled.buffer();
        try {
            codec.encode(message, out);
        } catch (EncodeException e) {
            // as good
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    "only EncodeException may come out of encode, not "
                            + e.getClass().getName() + ", for the message decoded from " + what + ", "
                            + HexVectors.show(bytes),
                    e);
        } finally {
            out.release();
            probe.contract().release(message);
        }
    }

    void bytes() {
        for (Hostile hostile : probe.contract().hostile()) {
            Codec<T> codec = probe.contract().codec(hostile.limits());
            DecodeException refusal = probe.requireRefused(codec, hostile.bytes(), hostile.name());
            assertThat(refusal.reason())
                    .as("why decode refuses %s; it said: %s", hostile.name(), refusal.getMessage())
                    .isEqualTo(hostile.reason());
        }
    }

    void limits() {
        List<Limited<T>> limited = probe.contract().limited();
        probe.lend(limited.stream().map(Limited::message).toList());
        for (Limited<T> border : limited) {
            String name = CodecProbe.show(border.message());
            byte[] bytes = probe.encode(probe.codec(), border.message());
            probe.requireDecodes(codec(border.enough()), bytes, border.message(), name + " under " + border.enough());
            DecodeException refusal =
                    probe.requireRefused(codec(border.tooLittle()), bytes, name + " under " + border.tooLittle());
            assertThat(refusal.reason())
                    .as("why decode refuses %s under %s; it said: %s", name, border.tooLittle(), refusal.getMessage())
                    .isEqualTo(Reason.LIMIT_EXCEEDED);
        }
    }

    private Codec<T> codec(DecodeLimits limits) {
        return probe.contract().codec(limits);
    }
}
