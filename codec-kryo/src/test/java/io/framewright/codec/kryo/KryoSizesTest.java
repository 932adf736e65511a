package io.framewright.codec.kryo;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.kryo.Samples.MediaContent;
import io.framewright.codec.kryo.Samples.Tiny;
import io.framewright.codec.kryo.Samples.TinyRecord;
import io.framewright.codec.testkit.HexVectors;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class KryoSizesTest {

    @Test
    void tinyTakes23Bytes() {
        assertThat(Wire.encode(KryoCodec.of(Tiny.class), Samples.tiny())).hasSize(23);
    }

    @Test
    void mediaTakes221Bytes() {
        assertThat(Wire.encode(KryoCodec.of(MediaContent.class), Samples.media()))
                .hasSize(221);
    }

    record Library(List<MediaContent> contents) {}

    @Test
    void elementsOfOneClassHaveNoNumber() {
        Library library = new Library(List.of(Samples.media(), Samples.media()));
        assertThat(Wire.encode(KryoCodec.of(Library.class), library)).hasSize(3 + 2 * 221);
    }

    @Test
    void recordAndBeanHaveTheSameBytes() {
        byte[] bean = Wire.encode(KryoCodec.of(Tiny.class), Samples.tiny());
        assertThat(HexFormat.of().formatHex(bean))
                .isEqualTo(HexVectors.read("kryo.hex").hex("tiny"));
        assertThat(Wire.decode(KryoCodec.of(TinyRecord.class), bean))
                .isEqualTo(new TinyRecord(123456, "abcdefghijkl", 1_700_000_000_000L));
    }
}
