package io.framewright.framing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands on the wire, written down: a change here breaks every peer, and needs a line in the changelog. */
class LengthGoldenBytesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fixed-length(5)                                                    | hello | 68656c6c6f
            fixed-length(5, pad=0x20)                                          | hi    | 6869 202020
            fixed-length(5, pad=0x20)                                          | ``    | 2020202020
            fixed-length(5, pad=0x00)                                          | hello | 68656c6c6f
            fixed-length(5, pad=iso7816)                                       | hi    | 6869 80 0000
            fixed-length(5, pad=iso7816)                                       | four  | 666f7572 80
            fixed-length(5, pad=iso7816)                                       | ``    | 80 00000000
            fixed-length(20, pad=0x2a)                                         | hi    | 6869 2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a
            length-header(1)                                                   | hello | 05 68656c6c6f
            length-header(2)                                                   | hello | 0005 68656c6c6f
            length-header(3)                                                   | hello | 000005 68656c6c6f
            length-header(4)                                                   | hello | 00000005 68656c6c6f
            length-header(4)                                                   | ``    | 00000000
            length-header(8)                                                   | hello | 0000000000000005 68656c6c6f
            length-header(2, order=little-endian)                              | hello | 0500 68656c6c6f
            length-header(3, order=little-endian)                              | hello | 050000 68656c6c6f
            length-header(4, order=little-endian)                              | hello | 05000000 68656c6c6f
            length-header(8, order=little-endian)                              | hello | 0500000000000000 68656c6c6f
            length-header(4, counts-header)                                    | hello | 00000009 68656c6c6f
            length-header(2, counts-header, magic="\\xca\\xfe")                | hello | cafe 0009 68656c6c6f
            length-header(2, magic="\\xca\\xfe")                               | hello | cafe 0005 68656c6c6f
            length-header(2, adjustment=3)                                     | hello | 0002 68656c6c6f
            length-header(2, adjustment=-3)                                    | hello | 0008 68656c6c6f
            length-header(2, strip=0)                                          | __hello | 0005 68656c6c6f
            length-header(2, offset=1, strip=0)                                | a__hello | 61 0005 68656c6c6f
            length-header(2, offset=1, adjustment=1, strip=0)                  | a__hello | 61 0004 68656c6c6f
            length-header(2, counts-header, magic="ab", strip=0)               | ab__hello | 6162 0009 68656c6c6f
            varint-header                                                      | hello | 05 68656c6c6f
            varint-header                                                      | ``    | 00
            """)
    void frameOfOnePayload(String spec, String payload, String hex) {
        assertThat(LengthWire.hex(Framings.parse(spec), payload.getBytes(UTF_8)))
                .isEqualTo(hex.replace(" ", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "127, 7f",
        "128, 8001",
        "300, ac02",
        "16383, ff7f",
        "16384, 808001",
        "2097151, ffff7f",
        "2097152, 80808001"
    })
    void varintOfALongerPayload(int length, String header) {
        String frame = LengthWire.hex(Framings.parse("varint-header(max=4MiB)"), new byte[length]);
        assertThat(frame.substring(0, header.length())).isEqualTo(header);
        assertThat(frame).hasSize(header.length() + 2 * length);
    }
}
