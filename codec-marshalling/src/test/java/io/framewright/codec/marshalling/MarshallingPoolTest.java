package io.framewright.codec.marshalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A marshaller that threw is dirty, and the messages after it were corrupt where it was used again. */
class MarshallingPoolTest {

    /** Fails in the middle of being written. */
    private static final class Failing implements Serializable {

        private static final long serialVersionUID = 1L;

        private final List<String> before = new ArrayList<>(List.of("a", "b"));
        private final transient @Nullable Throwable failure;

        Failing(@Nullable Throwable failure) {
            this.failure = failure;
        }

        private void writeObject(ObjectOutputStream out) throws Exception {
            out.defaultWriteObject();
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof Exception exception) {
                throw exception;
            }
        }

        private void readObject(java.io.ObjectInputStream in) throws Exception {
            in.defaultReadObject();
        }

        List<String> before() {
            return before;
        }
    }

    private static Codec<Failing> codec(WireProtocol protocol) {
        return protocol == WireProtocol.SERIAL
                ? MarshallingCodec.serial(Failing.class)
                : MarshallingCodec.river(Failing.class);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureLeavesNoTraceInTheNextMessage(WireProtocol protocol) {
        Codec<Failing> codec = codec(protocol);
        byte[] first = Bytes.encode(codec, new Failing(null));
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(EncodeException.class)
                    .isThrownBy(() -> Bytes.encode(codec, new Failing(new IllegalStateException("half"))));
            assertThat(Bytes.encode(codec, new Failing(null))).isEqualTo(first);
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(() -> Bytes.decode(codec, java.util.Arrays.copyOf(first, first.length - 3)));
            assertThat(Bytes.decode(codec, first).before()).containsExactly("a", "b");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorPassesAndLeavesNoByte(WireProtocol protocol) {
        Codec<Failing> codec = codec(protocol);
        byte[] first = Bytes.encode(codec, new Failing(null));
        ByteBuf out = Unpooled.buffer().writeInt(7);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> codec.encode(new Failing(new AssertionError("half")), out));
        assertThat(out.readerIndex()).isZero();
        assertThat(out.writerIndex()).isEqualTo(4);
        codec.encode(new Failing(null), out);
        assertThat(out.skipBytes(4)).isEqualTo(Unpooled.wrappedBuffer(first));
    }

    @Test
    void anInstanceIsUsedAgainAndAFullPoolDropsWhatComesBack() {
        int[] made = new int[1];
        Pool<int[]> pool = new Pool<>(() -> new int[] {made[0]++});
        int[] first = pool.acquire();
        pool.release(first);
        assertThat(pool.acquire()).isSameAs(first);
        List<int[]> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(pool.acquire());
        }
        many.forEach(pool::release);
        assertThat(made[0]).isEqualTo(101);
        for (int i = 0; i < 100; i++) {
            pool.acquire();
        }
        assertThat(made[0]).isEqualTo(137);
    }

    @ParameterizedTest
    @EnumSource
    void longStringsSurvive(WireProtocol protocol) {
        Codec<Tiny> codec = protocol == WireProtocol.SERIAL
                ? MarshallingCodec.serial(Tiny.class)
                : MarshallingCodec.river(Tiny.class);
        for (int length : List.of(0, 255, 256, 257, 65_535, 65_536, 65_537, 300_000)) {
            Tiny message = new Tiny(1, "ü" + "x".repeat(length), 2);
            assertThat(Bytes.decode(codec, Bytes.encode(codec, message))).isEqualTo(message);
        }
    }
}
