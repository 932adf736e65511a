package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthHeaderDeframerTest {

    private static final String TOO_LONG = "FrameTooLongException: ";
    private static final String CORRUPT = "CorruptFrameException: ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            length-header(1, max=3)                        | 02 6162         | 04 78787878           | 01 63
            length-header(4, max=3)                        | 00000002 6162   | 00000004 78787878     | 00000001 63
            length-header(4, max=3)                        | 00000002 6162   | 00000005 0000000161   | 00000001 63
            length-header(4, max=3, adjustment=1)          | 00000001 6162   | 00000003 78787878     | 00000000 63
            length-header(4, max=3, magic="\\x00")         | 00 00000002 6162 | 00 00000004 78787878 | 00 00000001 63
            length-header(2, max=3, order=little-endian)   | 0200 6162       | 0400 78787878         | 0100 63
            length-header(2, max=3, counts-header)         | 0004 6162       | 0006 78787878         | 0003 63
            length-header(2, max=3, magic="m")             | 6d 0002 6162    | 6d 0004 78787878      | 6d 0001 63
            length-header(1, max=3, strip=0)               | 02 6162         | 03 787878             | 01 63
            length-header(8, max=3)                        | 0000000000000002 6162 | 0000000000000004 78787878 | 0000000000000001 63
            """)
    void frameThatIsTooLongIsSkippedExactlyInAnyCuts(String spec, String before, String tooLong, String after) {
        Framing framing = Framings.parse(spec);
        byte[] stream = LengthWire.concat(LengthWire.bytes(before), LengthWire.bytes(tooLong), LengthWire.bytes(after));
        for (int[] pieces : LengthWire.cuts(stream.length)) {
            List<String> events = LengthWire.read(framing, stream, pieces);
            assertThat(events).as("first piece %d", pieces[0]).hasSize(3);
            assertThat(events.get(0)).endsWith("6162");
            assertThat(events.get(1)).startsWith(TOO_LONG + "length ").contains("over the limit of 3 payload bytes");
            assertThat(events.get(2)).endsWith("63");
        }
    }

    @Test
    void frameThatIsTooLongIsReportedBeforeItsPayloadIsThere() {
        assertThat(LengthWire.read(Framings.parse("length-header(4, max=3)"), LengthWire.bytes("00000004"), 4))
                .containsExactly(TOO_LONG + "length 4 is over the limit of 3 payload bytes");
    }

    @Test
    void streamThatEndsInsideASkippedFrameEndsQuietly() {
        assertThat(LengthWire.read(Framings.parse("length-header(4, max=3)"), LengthWire.bytes("00000009 7878"), 4, 2))
                .hasSize(1);
    }

    @Test
    void skippedLengthMayBeBeyondAnInt() {
        byte[] stream = LengthWire.bytes("7fffffffffffffff 7878");
        assertThat(LengthWire.read(Framings.parse("length-header(8)"), stream, 8, 1, 1))
                .singleElement()
                .asString()
                .startsWith(TOO_LONG + "length 9223372036854775807 is over the limit of 1048576 payload bytes");
        assertThat(LengthWire.read(Framings.parse("length-header(8, adjustment=-8)"), stream, 8, 1, 1))
                .singleElement()
                .asString()
                .startsWith(TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            length-header(8)                    | ffffffffffffffff 61 | length -1 is negative
            length-header(8, adjustment=10)     | ffffffffffffffff 61 | length -1 is negative
            length-header(8, adjustment=10)     | 7fffffffffffffff 61 | length 9223372036854775807, adjusted by 10, is no number of bytes
            length-header(4, counts-header)     | 00000003 61         | length 3, adjusted by -4, is no number of bytes
            length-header(4, counts-header)     | 00000000 61         | length 0, adjusted by -4, is no number of bytes
            length-header(2, adjustment=-3)     | 0000 61             | length 0, adjusted by -3, is no number of bytes
            length-header(2, counts-header, strip=0) | 0001 61        | length 1, adjusted by -2, is no number of bytes
            """)
    void lengthThatIsNoNumberOfBytesEndsTheStream(String spec, String hex, String reason) {
        byte[] stream = LengthWire.bytes(hex);
        for (int[] pieces : LengthWire.cuts(stream.length)) {
            assertThat(LengthWire.read(Framings.parse(spec), stream, pieces))
                    .as("first piece %d", pieces[0])
                    .singleElement()
                    .asString()
                    .startsWith(CORRUPT + reason);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ca00, 'a frame begins with ca 00, not with ca fe of the magic'",
        "00, 'a frame begins with 00, not with ca of the magic'",
        "474554202f, 'a frame begins with 47, not with ca of the magic; its bytes are ASCII ''GET '': an HTTP client?'"
    })
    void otherMagicIsRefusedAtItsFirstByte(String hex, String reason) {
        byte[] stream = LengthWire.bytes(hex);
        Framing framing = Framings.parse("length-header(4, magic=\"\\xca\\xfe\")");
        assertThat(LengthWire.read(framing, stream, stream.length)).containsExactly(CORRUPT + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            length-header(4)                         | 00                   | 1 of at least 4 bytes
            length-header(4)                         | 00000003 6162        | 6 of 7 bytes
            length-header(4, counts-header)          | 00000007 6162        | 6 of 7 bytes
            length-header(2, magic="m")              | 6d 00                | 2 of at least 3 bytes
            length-header(2, strip=0)                | 0003 6162            | 4 of 5 bytes
            length-header(4)                         | 00000001 61 00000001 | 4 of 5 bytes
            """)
    void streamThatEndsInsideAFrameIsReported(String spec, String hex, String counts) {
        byte[] stream = LengthWire.bytes(hex);
        for (int[] pieces : LengthWire.cuts(stream.length)) {
            assertThat(LengthWire.read(Framings.parse(spec), stream, pieces))
                    .last()
                    .isEqualTo("TruncatedFrameException: the stream ended after " + counts + " of a frame");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "length-header(4), 000000, 0",
        "length-header(4), 00000009, 9",
        "length-header(4), 0000000961, 8",
        "'length-header(4, counts-header)', 0000000961, 4",
        "'length-header(4, strip=0)', 0000000961, 8"
    })
    void missingIsWhatTheFrameStillNeeds(String spec, String hex, int missing) {
        ByteBuf in = Unpooled.wrappedBuffer(LengthWire.bytes(hex));
        Deframer deframer = Framings.parse(spec).newDeframer();
        assertThat(deframer.next(in)).isNull();
        assertThat(deframer.missing(in)).isEqualTo(missing);
        in.release();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            length-header(4) | 474554202f20485454502f312e31 | length 1195725856 is over the limit of 1048576 payload bytes; its bytes are ASCII 'GET ': an HTTP client?
            length-header(4) | 504f5354202f                 | length 1347375956 is over the limit of 1048576 payload bytes; its bytes are ASCII 'POST': an HTTP client?
            length-header(4) | 485454502f312e31             | length 1213486160 is over the limit of 1048576 payload bytes; its bytes are ASCII 'HTTP': an HTTP server?
            length-header(4) | 505249202a20                 | length 1347569952 is over the limit of 1048576 payload bytes; its bytes are ASCII 'PRI ': an HTTP/2 client?
            length-header(4) | 5353482d322e30               | length 1397966893 is over the limit of 1048576 payload bytes; its bytes are ASCII 'SSH-': an SSH peer?
            length-header(4) | 1603010200                   | length 369295618 is over the limit of 1048576 payload bytes; its bytes are those of a TLS record, 16 03 01: a TLS peer?
            length-header(4) | 72746275                     | length 1920230005 is over the limit of 1048576 payload bytes; its bytes are ASCII 'rtbu'
            length-header(4) | 0c000000                     | length 201326592 is over the limit of 1048576 payload bytes; with the other byte order it would be 12
            length-header(4, order=little-endian) | 0000000c | length 201326592 is over the limit of 1048576 payload bytes; with the other byte order it would be 12
            length-header(4, max=12)  | 0c000000            | length 201326592 is over the limit of 12 payload bytes; with the other byte order it would be 12
            length-header(4, max=11)  | 0c000000            | length 201326592 is over the limit of 11 payload bytes
            length-header(4, adjustment=2, max=14) | 0c000000 | length 201326592, which stands for a payload of 201326594 bytes, is over the limit of 14 payload bytes; with the other byte order it would be 12
            length-header(4, adjustment=3, max=14) | 0c000000 | length 201326592, which stands for a payload of 201326595 bytes, is over the limit of 14 payload bytes
            length-header(4, counts-header) | 04000000      | length 67108864, which stands for a payload of 67108860 bytes, is over the limit of 1048576 payload bytes; with the other byte order it would be 4
            length-header(4, counts-header) | 03000000      | length 50331648, which stands for a payload of 50331644 bytes, is over the limit of 1048576 payload bytes
            length-header(2, max=100) | 474554202f          | length 18245 is over the limit of 100 payload bytes; its bytes are ASCII 'GET ': an HTTP client?
            length-header(4, counts-header) | 474554202f    | length 1195725856, which stands for a payload of 1195725852 bytes, is over the limit of 1048576 payload bytes; its bytes are ASCII 'GET ': an HTTP client?
            length-header(8, max=9) | c74554202f000000      | length -4087768589564641280 is negative
            """)
    void messageSaysWhatTheLengthLooksLike(String spec, String hex, String message) {
        byte[] stream = LengthWire.bytes(hex);
        assertThat(LengthWire.read(Framings.parse(spec), stream, stream.length))
                .first()
                .asString()
                .endsWith(": " + message);
    }

    @Test
    void lengthIsReadInItsByteOrderEvenIfTheOtherOneGivesASmallNumber() {
        Framing framing = Framings.parse("length-header(4, order=little-endian)");
        byte[] frame = LengthWire.frame(framing, new byte[1 << 16]);
        assertThat(frame).startsWith(0, 0, 1, 0);
        assertThat(LengthWire.read(framing, frame, frame.length)).containsExactly("00".repeat(1 << 16));
    }
}
