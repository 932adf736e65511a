package io.framewright.codec.kryo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.serializers.VersionFieldSerializer.Since;
import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.EvolutionContract;
import io.framewright.codec.testkit.evolution.Outcome;
import io.framewright.codec.testkit.evolution.Pair;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that say with which version they came. */
class KryoSinceEvolutionTest extends EvolutionContract {

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return KryoCodec.of(type);
    }

    /** Lengths that are known only afterwards are put in where the bytes are: in the buffer, in the array, or in both. */
    @Test
    void everyKindOfBufferGetsTheSameBytes() {
        for (Pair<?, ?> pair : Versions.pairs()) {
            requireSameBytes(pair.now());
        }
    }

    @SuppressWarnings("unchecked") // a codec for the message's own class
    private void requireSameBytes(Object message) {
        Codec<Object> codec = (Codec<Object>) codec(message.getClass());
        byte[] expected = Wire.encode(codec, message);
        for (int offset : new int[] {0, 1, 8000}) {
            ByteBuf direct = Unpooled.directBuffer(16).writeZero(offset);
            codec.encode(message, direct);
            assertThat(ByteBufUtil.getBytes(direct.skipBytes(offset))).isEqualTo(expected);
            direct.release();
            ByteBuf heap = Unpooled.buffer(16).writeZero(offset);
            codec.encode(message, heap);
            assertThat(ByteBufUtil.getBytes(heap.skipBytes(offset))).isEqualTo(expected);
        }
    }

    /** An old reader would count other objects than the new writer. */
    @Test
    void referencesForbidToSkip() {
        Versions.Second message = new Versions.Second(1, null, "a", "b", 2, Optional.empty());
        KryoCodec<Versions.Second> now =
                KryoCodec.builder(Versions.Second.class).references().build();
        KryoCodec<Versions.First> was =
                KryoCodec.builder(Versions.First.class).references().build();
        assertThat(Wire.roundTrip(now, message)).isEqualTo(message);
        assertThatThrownBy(() -> Wire.decode(was, Wire.encode(now, message)))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("cannot be skipped with references");
        assertThat(Wire.decode(now, Wire.encode(was, new Versions.First(1, null, "a"))))
                .isEqualTo(new Versions.Second(1, null, "a", null, 0, Optional.empty()));
    }

    record Gap(int id, @Since(2) int late) {}

    @Test
    void versionsAreCountedWithoutAGap() {
        assertThatThrownBy(() -> KryoCodec.of(Gap.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("@Since(1)");
    }

    /** A header with one later version, and the field id = 1. */
    private static final String GROWN = "81 08 21 02 ";

    /** Later versions that are cut off, too long or have versions themselves. */
    @ParameterizedTest
    @ValueSource(strings = {"", "04", "04 01", "80 80 80 80 08", "03 01 7f 04 00", "02 01 7f", "04 81 08 7f 04"})
    void brokenVersionsAreRefused(String version) {
        byte[] good = Wire.encode(KryoCodec.of(Grown.class), new Grown(1, 2));
        assertThat(HexFormat.of().withDelimiter(" ").formatHex(good)).isEqualTo(GROWN + "03 01 7f 04");
        assertThatThrownBy(() -> Wire.decode(KryoCodec.of(Grown.class), GROWN + version))
                .isInstanceOf(DecodeException.class);
    }

    record Grown(int id, @Since(1) int late) {}

    @Override
    protected List<Pair<?, ?>> pairs() {
        return Versions.pairs();
    }

    @Override
    protected Outcome oldBytes(Change change) {
        return Outcome.reads();
    }

    @Override
    protected Outcome newBytes(Change change) {
        return Outcome.reads();
    }
}
