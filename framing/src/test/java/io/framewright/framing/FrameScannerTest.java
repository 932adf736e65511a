package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameScannerTest {

    private static final String ALL =
            "fixed-length(5)|fixed-length(5, pad=iso7816)|delimiter(\"$_\", max=9)|line(max=9)"
                    + "|delimiter(\"\\r\", \"\\r\\n\", max=9)|length-header(2, max=9)|length-header(4, magic=\"\\xca\\xfe\")"
                    + "|length-header(2, strip=0, max=11)|varint-header(max=300)|cobs(max=9)|slip(max=9)"
                    + "|length-header(2, max=9) + crc32c|cobs(max=9) + crc32c|line(max=9) + crc32c";

    /** What the pieces are, one behind another: neighbours that are skipped or not parsed are one. */
    private static List<String> pieces(String framing, byte[] stream, int... cuts) {
        FrameScanner scanner = new FrameScanner(Framings.parse(framing));
        List<String> pieces = new ArrayList<>();
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        int from = 0;
        for (int i = 0; i <= cuts.length; i++) {
            int to = i == cuts.length ? stream.length : cuts[i];
            ByteBuf in = Unpooled.wrappedBuffer(stream, from, to - from).asReadOnly();
            scanner.feed(in);
            assertThat(in.readableBytes()).isEqualTo(to - from);
            for (ScannedFrame piece = scanner.next(); piece != null; piece = scanner.next()) {
                take(piece, pieces, seen);
            }
            from = to;
        }
        for (ScannedFrame piece = scanner.end(); piece != null; piece = scanner.end()) {
            take(piece, pieces, seen);
        }
        assertThat(seen.toByteArray()).as("every byte is in one piece").isEqualTo(stream);
        return pieces;
    }

    private static void take(ScannedFrame piece, List<String> pieces, ByteArrayOutputStream seen) {
        assertThat(piece.offset()).isEqualTo(seen.size());
        seen.writeBytes(ByteBufUtil.getBytes(piece.bytes()));
        pieces.add(
                piece.kind() == ScannedFrame.Kind.FRAME
                        ? ByteBufUtil.hexDump(piece.header()) + "[" + ByteBufUtil.hexDump(piece.payload()) + "]"
                                + ByteBufUtil.hexDump(piece.trailer()) + "@" + piece.offset()
                        : piece.kind().toString());
    }

    /** Frames and their places; where the rest of a bad frame comes later, the pieces between depend on the cuts. */
    private static List<String> frames(List<String> pieces) {
        return pieces.stream().filter(piece -> piece.contains("[")).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "length-header(2); 0001610002626300; 0001[61]@0, 0002[6263]@3, TRUNCATED",
                "length-header(1, strip=0); 026162; [026162]@0",
                "length-header(1, magic=\"\\xca\", adjustment=1); ca006162; ca00[61]@0, BAD",
                "varint-header; 810061; 8100[61]@0",
                "line; 610d0a0a62; [61]0d0a@0, []0a@3, TRUNCATED",
                "delimiter(\"\\r\", \"\\r\\n\"); 610d0a620d; [61]0d@0, SKIPPED, [62]0d@3",
                "cobs; 0000026100; SKIPPED, [61]@2",
                "length-header(2) + crc32c; 000561c1d04330; 0005[61]c1d04330@0",
                "length-header(2) + crc32c; 000561c1d0433100056ac1d04330; BAD, BAD",
                "length-header(2, max=2); 00056162636465000161; BAD, 0001[61]@7",
                "varint-header(max=2); 03616161810061; BAD, 8100[61]@4",
                "line(unterminated=deliver); 610a62; [61]0a@0, [62]@2",
                "line(max=2); 616161616161610a62620a; BAD, [6262]0a@8",
                "length-header(4); ffffffff00000000; BAD"
            })
    void aStreamIsTakenApart(String framing, String stream, String expected) {
        List<String> pieces = pieces(framing, ByteBufUtil.decodeHexDump(stream));

        assertThat(String.join(", ", pieces)).isEqualTo(expected);
    }

    @Test
    void escapedFramesAreShownBothAsTheyStandAndAsTheyMean() {
        FrameScanner scanner = new FrameScanner(Framings.parse("slip"));
        scanner.feed(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump("61dbdc62c0")));

        ScannedFrame frame = Objects.requireNonNull(scanner.next());

        assertThat(frame.isEscaped()).isTrue();
        assertThat(frame).hasToString("FRAME at 0, 5 bytes");
        assertThat(ByteBufUtil.hexDump(frame.bytes())).isEqualTo("61dbdc62c0");
        assertThat(ByteBufUtil.hexDump(frame.payload())).isEqualTo("61c062");
        assertThat(scanner.next()).isNull();
        assertThat(scanner.end()).isNull();
    }

    static List<String> all() {
        return List.of(ALL.split("\\|"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void howAStreamIsCutMakesNoDifference(String framing) {
        byte[] stream = good(framing);
        List<String> whole = pieces(framing, stream);
        assertThat(frames(whole)).hasSize(4);
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second++) {
                assertThat(pieces(framing, stream, first, second)).isEqualTo(whole);
            }
        }
        assertThat(pieces(framing, stream, oneByOne(stream))).isEqualTo(whole);
    }

    private static byte[] good(String framing) {
        Framing parsed = Framings.parse(framing);
        ByteBuf out = Unpooled.buffer();
        String five = framing.startsWith("fixed-length(5)") ? "abcde" : "abcd";
        for (String payload : List.of(five, five, five, five)) {
            int start = parsed.open(out);
            out.writeCharSequence(payload, StandardCharsets.US_ASCII);
            parsed.close(out, start);
        }
        return ByteBufUtil.getBytes(out);
    }

    private static int[] oneByOne(byte[] stream) {
        int[] cuts = new int[Math.max(0, stream.length - 1)];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = i + 1;
        }
        return cuts;
    }

    /** Bytes that are likely to mean something, between good frames: nothing is lost, nothing is thrown, the cut is nothing. */
    @ParameterizedTest
    @MethodSource("all")
    void garbageIsTakenApartToo(String framing) {
        byte[] likely = {0, 0, 0, 1, 2, 3, 9, 10, 13, '$', '_', 'a', (byte) 0xc0, (byte) 0xdb, (byte) 0xff, (byte) 0x80
        };
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int part = 0; part < 4; part++) {
                if (random.nextBoolean()) {
                    bytes.writeBytes(good(framing));
                }
                for (int i = random.nextInt(20); i > 0; i--) {
                    bytes.write(likely[random.nextInt(likely.length)]);
                }
            }
            byte[] stream = bytes.toByteArray();
            int cut = random.nextInt(stream.length + 1);
            List<String> whole = frames(pieces(framing, stream));
            assertThat(frames(pieces(framing, stream, cut)))
                    .as("seed %s, cut %s", seed, cut)
                    .isEqualTo(whole);
            assertThat(frames(pieces(framing, stream, oneByOne(stream))))
                    .as("seed %s", seed)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"length-header(4, max=100000)", "line(max=100000)", "cobs(max=100000)"})
    void whatBelongsToABadFrameIsToldFromTheFrameBehindIt(String framing) {
        Framing larger = Framings.parse(framing.replace("100000", "300000"));
        ByteBuf out = Unpooled.buffer();
        for (int length : new int[] {200_000, 3}) {
            int start = larger.open(out);
            out.writeBytes("a".repeat(length).getBytes(StandardCharsets.US_ASCII));
            larger.close(out, start);
        }
        byte[] stream = ByteBufUtil.getBytes(out);

        List<String> whole = frames(pieces(framing, stream));

        assertThat(whole).hasSize(1);
        for (int cut = 1; cut < stream.length; cut += 997) {
            assertThat(frames(pieces(framing, stream, cut))).isEqualTo(whole);
        }
        for (int cut = stream.length - 12; cut < stream.length; cut++) {
            assertThat(frames(pieces(framing, stream, cut))).isEqualTo(whole);
        }
    }
}
