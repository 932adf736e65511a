package io.framewright.examples.httpupload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.examples.http.RequestRefusedException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartParserTest {

    private static final String HEAD = "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n";

    /** What a parser has said, as text. */
    private static final class Recorder implements MultipartParser.Parts {

        private final List<String> parts = new ArrayList<>();
        private StringBuilder content = new StringBuilder();
        private int longest;

        @Override
        public void begin(PartHead head) {
            content = new StringBuilder(head.name() + "/" + head.fileName().orElse("-") + "/");
        }

        @Override
        public void content(ByteBuf piece) {
            longest = Math.max(longest, piece.readableBytes());
            content.append(piece.toString(StandardCharsets.ISO_8859_1));
        }

        @Override
        public void end() {
            parts.add(content.toString());
        }
    }

    private static List<String> parse(String body, int... cuts) throws IOException, RequestRefusedException {
        Recorder recorder = new Recorder();
        MultipartParser parser = new MultipartParser("xyz", recorder);
        int from = 0;
        for (int cut : cuts) {
            parser.parse(bytes(body.substring(from, cut)));
            from = cut;
        }
        parser.parse(bytes(body.substring(from)));
        parser.end();
        return recorder.parts;
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void everyCutGivesTheSameParts() throws Exception {
        String nearlyDelimiters = "\r\n--xy\r\n--xyw\r\r\n\r\n-\r\n--\n--xyz\r\r\n--xY";
        String body = "preamble\r\n--xyz\r\n" + HEAD + nearlyDelimiters + "\r\n--xyz  \r\n"
                + "content-type: text/plain\r\nCONTENT-DISPOSITION:form-data; name=field\r\n\r\n\r\n--xyz--\r\nepilogue\r\n--xyz";
        List<String> expected = List.of("file/a.txt/" + nearlyDelimiters, "field/-/");
        for (int first = 0; first <= body.length(); first++) {
            for (int second = first; second <= Math.min(body.length(), first + 12); second++) {
                assertThat(parse(body, first, second))
                        .as("cut at %d and %d", first, second)
                        .isEqualTo(expected);
            }
        }
        int[] all = new int[body.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        assertThat(parse(body, all)).as("one byte at a time").isEqualTo(expected);
    }

    @Test
    void randomContentOfDelimiterBytesSurvives() throws Exception {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 500; round++) {
            StringBuilder content = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                content.append("\r\n-xyw".charAt(random.nextInt(6)));
            }
            String body = "--xyz\r\n" + HEAD + content + "\r\n--xyz--";
            int cut = random.nextInt(body.length());
            assertThat(parse(body, cut)).as("round %d", round).containsExactly("file/a.txt/" + content);
        }
    }

    @Test
    void everyTruncationIsNoticed() {
        String body = "--xyz\r\n" + HEAD + "content\r\n--xyz--";
        for (int length = 0; length < body.length(); length++) {
            String truncated = body.substring(0, length);
            assertThatThrownBy(() -> parse(truncated)).as(truncated).isInstanceOf(RequestRefusedException.class);
        }
    }

    @Test
    void contentIsHandedOnAtOnce() throws Exception {
        Recorder recorder = new Recorder();
        MultipartParser parser = new MultipartParser("xyz", recorder);
        parser.parse(bytes("--xyz\r\n" + HEAD + "0123456789\r\n--x"));
        assertThat(recorder.content).hasToString("file/a.txt/0123456789");
        parser.parse(bytes("!"));
        assertThat(recorder.content).hasToString("file/a.txt/0123456789\r\n--x!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--xyz\r\nContent-Type: text/plain\r\n\r\nx\r\n--xyz--",
                "--xyz\r\n\r\nx\r\n--xyz--",
                "--xyz\r\nContent-Disposition: attachment; filename=a\r\n\r\nx\r\n--xyz--",
                "--xyz\r\nContent-Disposition: form-data; filename=a\r\n\r\nx\r\n--xyz--",
                "--xyz\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--xyz--",
                "--xyzmore\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--xyz--",
                "--xyz-x",
            })
    void malformedBodyIsRefused(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(RequestRefusedException.class);
    }

    @Test
    void headsAndPartsAreBounded() {
        assertThatThrownBy(() -> parse("--xyz\r\nX: " + "a".repeat(9000))).hasMessageContaining("8192");
        assertThatThrownBy(() -> parse("--xyz" + " ".repeat(9000))).hasMessageContaining("boundary");
        String part = "--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n";
        assertThatThrownBy(() -> parse(part.repeat(101) + "--xyz--")).hasMessageContaining("100 parts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\r\nb",
                "ends with space ",
                "\u00e9",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void badBoundaryIsRefused(String boundary) {
        assertThatThrownBy(() -> new MultipartParser(boundary, new Recorder()))
                .isInstanceOf(RequestRefusedException.class);
    }
}
