package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameDumpTest {

    private static void hide(ByteBuf payload) {
        for (int i = payload.readerIndex(); i < payload.writerIndex(); i++) {
            payload.setByte(i, '*');
        }
    }

    private static String dump(FrameDump dump, String framing, String hex) {
        FrameScanner scanner = new FrameScanner(Framings.parse(framing));
        scanner.feed(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex)));
        StringBuilder text = new StringBuilder();
        for (ScannedFrame piece = scanner.next(); piece != null; piece = scanner.next()) {
            text.append(dump.print(piece)).append('\n');
        }
        ScannedFrame last = scanner.end();
        return last == null ? text.toString() : text + dump.print(last) + "\n";
    }

    private static String text(String text) {
        return ByteBufUtil.hexDump(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void fieldsStandApart() {
        assertThat(dump(
                        FrameDump.upTo(100),
                        "length-header(4) + crc32c",
                        "0000000561c1d04330" + "00000018" + text("hello, hello, world!") + "d4a4a9f6"))
                .isEqualTo("""
                        frame at 0: 9 bytes, header 4, payload 1, trailer 4
                          header   00000000  00 00 00 05                                       |....|
                          payload  00000004  61                                                |a|
                          trailer  00000005  c1 d0 43 30                                       |..C0|
                        bad frame at 9: 28 bytes
                          the CRC-32C of a payload of 20 bytes is wrong: expected e52d04e3, found d4a4a9f6
                          bytes    00000009  00 00 00 18 68 65 6c 6c  6f 2c 20 68 65 6c 6c 6f  |....hello, hello|
                          bytes    00000019  2c 20 77 6f 72 6c 64 21  d4 a4 a9 f6              |, world!....|
                        """);
    }

    @Test
    void onlySoManyBytesArePrinted() {
        String frame = "00000014" + text("hello, hello, world!");
        assertThat(dump(FrameDump.upTo(12), "length-header(4)", frame)).isEqualTo("""
                frame at 0: 24 bytes, header 4, payload 20
                  header   00000000  00 00 00 14                                       |....|
                  payload  00000004  68 65 6c 6c 6f 2c 20 68                           |hello, h|
                  payload  ... 12 bytes more
                """);
        assertThat(dump(FrameDump.upTo(0), "length-header(4)", frame)).isEqualTo("""
                frame at 0: 24 bytes, header 4, payload 20
                  header   ... 4 bytes more
                  payload  ... 20 bytes more
                """);
        assertThat(dump(FrameDump.upTo(10), "line", text("hello, hello, world!\n")))
                .isEqualTo("""
                frame at 0: 21 bytes, payload 20, trailer 1
                  payload  00000000  68 65 6c 6c 6f 2c 20 68  65                       |hello, he|
                  payload  ... 11 bytes more
                  trailer  00000014  0a                                                |.|
                """);
    }

    @Test
    void headersComeBeforeTrailersWhereBytesAreFew() {
        assertThat(dump(FrameDump.upTo(5), "length-header(4) + crc32c", "0000000561c1d04330"))
                .isEqualTo("""
                frame at 0: 9 bytes, header 4, payload 1, trailer 4
                  header   00000000  00 00 00 05                                       |....|
                  payload  00000004  61                                                |a|
                  trailer  ... 4 bytes more
                """);
        assertThat(dump(FrameDump.upTo(7), "length-header(4) + crc32c", "0000000561c1d04330"))
                .endsWith("""
                  trailer  00000005  c1                                                |.|
                  trailer  ... 3 bytes more
                """);
    }

    @Test
    void onlyAsciiIsPrintedAsCharacters() {
        assertThat(dump(FrameDump.upTo(100), "fixed-length(4)", "1f207e7f")).contains("|. ~.|");
    }

    @Test
    void toStringSaysWhatIsPrinted() {
        assertThat(FrameDump.upTo(1)).hasToString("up to 1 byte");
        assertThat(FrameDump.upTo(100).redacting(payload -> {})).hasToString("up to 100 bytes, redacted");
    }

    @Test
    void escapedFramesArePrintedTwice() {
        assertThat(dump(FrameDump.upTo(100), "slip", "61dbdc62c0")).isEqualTo("""
                frame at 0: 5 bytes, payload 3
                  wire     00000000  61 db dc 62 c0                                    |a..b.|
                  payload  00000000  61 c0 62                                          |a.b|
                """);
    }

    @Test
    void whatIsNoFrameIsExplained() {
        assertThat(dump(FrameDump.upTo(100), "length-header(4)", text("GET / HTTP/1.1\r\n")))
                .isEqualTo("""
                bad frame at 0: 16 bytes
                  length 1195725856 is over the limit of 1048576 payload bytes; its bytes are ASCII 'GET ': an HTTP client?
                  bytes    00000000  47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a  |GET / HTTP/1.1..|
                """);
        assertThat(dump(FrameDump.upTo(100), "length-header(4)", "0000000361")).isEqualTo("""
                end of stream in a frame at 0: 5 bytes
                  the stream ended after 5 of 7 bytes of a frame
                  bytes    00000000  00 00 00 03 61                                    |....a|
                """);
    }

    @Test
    void aRedactionHidesWhatItOverwrites() {
        assertThat(dump(
                        FrameDump.upTo(100).redacting(payload -> payload.setZero(5, 6)),
                        "length-header(1)",
                        "0d" + text("user=secret,x")))
                .isEqualTo("""
                        frame at 0: 14 bytes, header 1, payload 13
                          header   00000000  0d                                                |.|
                          payload  00000001  75 73 65 72 3d 00 00 00  00 00 00 2c 78           |user=......,x|
                        """);
    }

    @Test
    void withARedactionNothingIsPrintedThatItHasNotSeen() {
        FrameDump redacted = FrameDump.upTo(100).redacting(FrameDumpTest::hide);
        String secret = text("secret");

        assertThat(dump(redacted, "slip", secret + "c0")).isEqualTo("""
                frame at 0: 7 bytes, payload 6, trailer 1
                  payload  00000000  2a 2a 2a 2a 2a 2a                                 |******|
                  trailer  00000006  c0                                                |.|
                """);
        assertThat(dump(redacted, "line(max=5)", secret + "0a")).isEqualTo("""
                bad frame at 0: 7 bytes
                  LIMIT_EXCEEDED
                """);
        assertThat(dump(redacted, "line", secret)).isEqualTo("""
                end of stream in a frame at 0: 6 bytes
                  MALFORMED
                """);
        assertThat(dump(redacted, "length-header(4)", secret + secret)).doesNotContain("secr", "73 65");
    }

    @Test
    void aRedactionThatFailsHidesTheWholePayload() {
        FrameDump failing = FrameDump.upTo(100).redacting(payload -> payload.setZero(100, 1));

        assertThat(dump(failing, "line", text("secret\n"))).isEqualTo("""
                frame at 0: 7 bytes, payload 6, trailer 1
                  payload  withheld, the redaction failed: java.lang.IndexOutOfBoundsException
                  trailer  00000006  0a                                                |.|
                """);
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThatThrownBy(() -> FrameDump.upTo(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
