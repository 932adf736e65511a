package io.framewright.framing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.EncodeException;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthHeaderFramingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            length-header(4)
            length-header(1)
            length-header(4, max=64KiB)
            length-header(8, order=little-endian)
            length-header(4, counts-header)
            length-header(2, counts-header, magic="\\xca\\xfe", max=100)
            length-header(2, adjustment=-3)
            length-header(2, adjustment=3, strip=0)
            length-header(2, order=little-endian, counts-header, magic="ab", strip=0, max=1KiB)
            length-header(2, offset=5, strip=0)
            length-header(4, strip=0, max=4)
            length-header(4, adjustment=9, max=9)
            """)
    void specIsPrintedAsItWasParsed(String spec) {
        assertThat(Framings.parse(spec)).hasToString(spec);
        assertThat(Framings.parse(spec)).isEqualTo(Framings.parse(spec)).hasSameHashCodeAs(Framings.parse(spec));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            length-header(4, order=big-endian)                 | length-header(4)
            length-header(4, max=1MiB)                         | length-header(4)
            length-header(1, max=255)                          | length-header(1)
            length-header(1, order=little-endian)              | length-header(1)
            length-header(1, counts-header, max=254)           | length-header(1, counts-header)
            length-header(4, offset=0, adjustment=0, strip=4)  | length-header(4)
            length-header(4, adjustment=-4)                    | length-header(4, counts-header)
            length-header(counts-header, 4)                    | length-header(4, counts-header)
            length-header(4, magic="a", offset=1, strip=5)     | length-header(4, magic="a")
            length-header(4, magic="a", adjustment=-5)         | length-header(4, counts-header, magic="a")
            length-header(4, magic="")                         | length-header(4)
            """)
    void equalFramingsPrintTheSameSpec(String spec, String canonical) {
        assertThat(Framings.parse(spec)).hasToString(canonical).isEqualTo(Framings.parse(canonical));
    }

    @Test
    void typedOptionsAreThoseOfTheSpec() {
        LengthHeaderFraming framing = LengthHeaderFraming.of(4);
        assertThat(framing).hasToString("length-header(4)");
        assertThat(framing.order(ByteOrder.LITTLE_ENDIAN)
                        .countsHeader()
                        .magic(new byte[] {1, 2})
                        .maxPayload(65536))
                .hasToString("length-header(4, order=little-endian, counts-header, magic=\"\\x01\\x02\", max=64KiB)");
        assertThat(framing.magic((byte) 'a').countsHeader())
                .isEqualTo(framing.countsHeader().magic((byte) 'a'));
        assertThat(framing.keepHeader()).hasToString("length-header(4, strip=0)");
        assertThat(framing.keepHeader(3).adjustment(7))
                .hasToString("length-header(4, offset=3, adjustment=7, strip=0)");
        assertThat(framing.countsHeader().adjustment(0)).isEqualTo(framing);
        assertThat(framing).isNotEqualTo(framing.countsHeader());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            length-header                                     | expected the length field's number of bytes: 1, 2, 3, 4 or 8
            length-header(5)                                  | a length field has 1, 2, 3, 4 or 8 bytes, not 5
            length-header(0)                                  | a length field has 1, 2, 3, 4 or 8 bytes, not 0
            length-header(4, order=native)                    | expected big-endian or little-endian, not order=native
            length-header(4, offset=2)                        | offset=2 says that bytes stand before the length field, but not which
            length-header(4, offset=-1, strip=0)              | offset=-1 is negative
            length-header(4, magic="ab", offset=3)            | offset=3 is not the length of the magic before the length field, 2
            length-header(4, magic="ab", offset=3, strip=0)   | offset=3 is not the length of the magic before the length field, 2
            length-header(4, strip=2)                         | strip=2 is neither 0 nor the header's 4 bytes
            length-header(4, strip=6)                         | strip=6 is neither 0 nor the header's 4 bytes
            length-header(4, magic="ab", strip=4)             | strip=4 is neither 0 nor the header's 6 bytes
            length-header(4, counts-header, adjustment=-4)    | counts-header means adjustment=-4: give one of them, not both
            length-header(1, max=256)                         | max=256 is over 255
            length-header(1, counts-header, max=255)          | max=255 is over 254
            length-header(2, max=1MiB)                        | max=1048576 is over 65535
            length-header(4, max=2147483647)                  | max=2147483647 is over 2147483643
            length-header(4, max=0)                           | max=0 leaves no payload
            length-header(4, max=-1)                          | expected a size such as 512
            length-header(1, adjustment=-255)                 | max=0 leaves no payload
            length-header(4, max=8, adjustment=9)             | max=8 is below 9
            length-header(4, max=3, strip=0)                  | max=3 is below 4
            length-header(4, magic=ab)                        | expected a string in quotes, not ab
            length-header(4, 5)                               | unexpected argument 5
            length-header(4, fast)                            | unexpected argument fast
            """)
    void whatCannotRoundTripIsRefusedWithTheReason(String spec, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Framings.parse(spec))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "length-header(1), 255",
        "'length-header(1, counts-header)', 254",
        "'length-header(1, adjustment=45)', 300",
        "'length-header(1, strip=0)', 256",
        "length-header(2), 65535",
        "length-header(4), 1048576",
        "'length-header(8, max=2147483639)', 2147483639"
    })
    void largestPayloadFollowsFromTheLengthField(String spec, int max) {
        assertThat(Framings.parse(spec).maxPayload()).isEqualTo(max);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            length-header(4, max=4)              | hello  | a payload of 5 bytes is over the limit of 4
            length-header(4, adjustment=6)       | hello  | a payload of 5 bytes is below 6
            length-header(4, strip=0)            | abc    | a payload of 3 bytes is below 4
            length-header(2, magic="ab", strip=0)| aBcdef | begins with 6142, not with the magic
            """)
    void payloadThatCannotBeFramedIsRefused(String spec, String payload, String reason) {
        Framing framing = Framings.parse(spec);
        assertThatThrownBy(() -> LengthWire.frame(framing, payload.getBytes(US_ASCII)))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            length-header(4, max=5)              | hello | 0000000568656c6c6f
            length-header(4, adjustment=5)       | hello | 0000000068656c6c6f
            length-header(4, strip=0)            | hell  | 00000000
            """)
    void payloadAtItsLimitIsFramed(String spec, String payload, String frame) {
        assertThat(LengthWire.hex(Framings.parse(spec), payload.getBytes(US_ASCII)))
                .isEqualTo(frame);
    }

    @ParameterizedTest
    @CsvSource({
        "length-header(4), ab, true",
        "'length-header(4, max=1)', a, true",
        "'length-header(4, max=1)', ab, false",
        "'length-header(4, strip=0)', ab, false",
        "'length-header(4, strip=0)', '', true",
        "'length-header(4, offset=2, strip=0)', ab, true",
        "'length-header(4, offset=2, strip=0)', abc, false",
        "'length-header(4, magic=\"ab\", strip=0)', ab, true",
        "'length-header(4, magic=\"ab\", strip=0)', a, true",
        "'length-header(4, magic=\"ab\", strip=0)', b, false"
    })
    void prefixThatTheHeaderWouldOverwriteCannotBeCarried(String spec, String prefix, boolean can) {
        assertThat(Framings.parse(spec).canCarry(prefix.getBytes(US_ASCII))).isEqualTo(can);
    }

    @ParameterizedTest
    @ValueSource(strings = {"length-header(4)", "length-header(4, magic=\"ab\")"})
    void framesBeforeThisOneAreLeftAlone(String spec) {
        Framing framing = Framings.parse(spec);
        assertThat(LengthWire.hex(framing, "b".getBytes(US_ASCII))).endsWith("0000000162");
    }
}
