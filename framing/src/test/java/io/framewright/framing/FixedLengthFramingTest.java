package io.framewright.framing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedLengthFramingTest {

    @Test
    void typedOptionsAreThoseOfTheSpec() {
        assertThat(FixedLengthFraming.of(5))
                .hasToString("fixed-length(5)")
                .isEqualTo(Framings.parse("fixed-length(5)"));
        assertThat(FixedLengthFraming.of(5).padWith(' '))
                .hasToString("fixed-length(5, pad=0x20)")
                .isEqualTo(Framings.parse("fixed-length(5, pad=32)"))
                .hasSameHashCodeAs(Framings.parse("fixed-length(5, pad=0x20)"))
                .isNotEqualTo(FixedLengthFraming.of(5))
                .isNotEqualTo(FixedLengthFraming.of(5).padWith(0));
        assertThat(FixedLengthFraming.of(1024).padIso7816())
                .hasToString("fixed-length(1KiB, pad=iso7816)")
                .isEqualTo(Framings.parse("fixed-length(1024, pad=iso7816)"));
        assertThat(Framings.parse("fixed-length(5, pad=none)")).isEqualTo(FixedLengthFraming.of(5));
        assertThat(FixedLengthFraming.of(5).padWith(0xff)).hasToString("fixed-length(5, pad=0xff)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fixed-length                   | expected the length of a frame, such as 5
            fixed-length(0)                | a frame has at least 1 byte, not 0
            fixed-length(-5)               | expected a size such as 512
            fixed-length(5, pad=256)       | a padding byte is a number from 0 to 255, not 256
            fixed-length(5, pad=-1)        | a padding byte is a number from 0 to 255, not -1
            fixed-length(5, pad=space)     | expected none, iso7816 or a byte such as 0x20, not pad=space
            fixed-length(5, pad="x")       | expected none, iso7816 or a byte such as 0x20, not pad="x"
            fixed-length(5, max=4)         | unexpected argument max=4
            """)
    void wrongArgumentsAreRefused(String spec, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Framings.parse(spec))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fixed-length(5)              | four  | a payload of 4 bytes is not exactly the frame's 5
            fixed-length(5)              | sixsix| a payload of 6 bytes is not exactly the frame's 5
            fixed-length(5)              | ``    | a payload of 0 bytes is not exactly the frame's 5
            fixed-length(5, pad=0x20)    | `hi ` | ends in the padding byte 0x20
            fixed-length(5, pad=0x20)    | `five `| ends in the padding byte 0x20
            fixed-length(5, pad=0x20)    | sixsix| a payload of 6 bytes is over the limit of the frame's 5
            fixed-length(5, pad=iso7816) | fives | a payload of 5 bytes is over the limit of 4
            """)
    void payloadThatCannotBeFramedIsRefused(String spec, String payload, String reason) {
        Framing framing = Framings.parse(spec);
        assertThatThrownBy(() -> LengthWire.frame(framing, payload.getBytes(ISO_8859_1)))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000, bad",
        "6162636465, bad",
        "6180016400, bad",
        "8000000000, ''",
        "6180000000, 61",
        "6180800000, 6180",
        "8080808080, 80808080",
        "6162636480, 61626364"
    })
    void isoPaddingIsTakenOffInAnyCuts(String frame, String payload) {
        byte[] stream = LengthWire.concat(LengthWire.bytes(frame), LengthWire.bytes("6261800000"));
        String expected = payload.equals("bad")
                ? "CorruptFrameException: a frame of 5 bytes ends in no ISO 7816 padding, which is 0x80 and then zeros"
                : payload;
        for (int[] pieces : LengthWire.cuts(stream.length)) {
            assertThat(LengthWire.read(Framings.parse("fixed-length(5, pad=iso7816)"), stream, pieces))
                    .containsExactly(expected, "6261");
        }
    }

    @ParameterizedTest
    @CsvSource({"2020202020, ''", "6120202020, 61", "2061202020, 2061", "6162636465, 6162636465"})
    void paddingBytesAreTakenOffInAnyCuts(String frame, String payload) {
        byte[] stream = LengthWire.bytes(frame + frame);
        for (int[] pieces : LengthWire.cuts(stream.length)) {
            assertThat(LengthWire.read(Framings.parse("fixed-length(5, pad=0x20)"), stream, pieces))
                    .containsExactly(payload, payload);
        }
    }

    @Test
    void streamThatEndsInsideAFrameIsReported() {
        List<String> events = LengthWire.read(FixedLengthFraming.of(5), LengthWire.bytes("6162636465 6162"), 6, 1);
        assertThat(events)
                .containsExactly(
                        "6162636465", "TruncatedFrameException: the stream ended after 2 of 5 bytes of a frame");
    }

    @Test
    void missingIsWhatTheFrameStillNeeds() {
        ByteBuf in = Unpooled.wrappedBuffer(LengthWire.bytes("6162"));
        assertThat(FixedLengthFraming.of(5).newDeframer().missing(in)).isEqualTo(3);
        in.release();
    }

    @ParameterizedTest
    @CsvSource({
        "fixed-length(2), ab, true",
        "fixed-length(2), abc, false",
        "'fixed-length(2, pad=0x62)', ab, false",
        "'fixed-length(2, pad=0x62)', ba, true",
        "'fixed-length(2, pad=0x62)', bba, false",
        "'fixed-length(3, pad=0x62)', ab, true",
        "'fixed-length(2, pad=iso7816)', ab, false"
    })
    void prefixThatDoesNotFitCannotBeCarried(String spec, String prefix, boolean can) {
        assertThat(Framings.parse(spec).canCarry(prefix.getBytes(ISO_8859_1))).isEqualTo(can);
    }
}
