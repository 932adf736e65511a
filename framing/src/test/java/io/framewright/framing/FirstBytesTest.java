package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer of another protocol is named by its first bytes, whatever they are taken for. */
class FirstBytesTest {

    private static final String HTTP = "GET /index.html HTTP/1.1 and so on";
    private static final String TLS = "\u0016\u0003\u0001\u0002\u0000 and so on, until there are enough of them";

    private static List<String> faults(String framing, String stream, boolean inPieces) {
        List<String> faults = new ArrayList<>();
        EmbeddedChannel channel = new EmbeddedChannel(
                HookedCodec.protocol(new HookedCodec()).framing(framing).build().newHandler(),
                new ChannelInboundHandlerAdapter() {
                    @Override
                    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                        faults.add(cause.getMessage());
                    }
                });
        byte[] bytes = stream.getBytes(StandardCharsets.ISO_8859_1);
        int piece = inPieces ? 5 : bytes.length;
        for (int from = 0; from < bytes.length && channel.isOpen(); from += piece) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, from, Math.min(piece, bytes.length - from)));
        }
        channel.finishAndReleaseAll();
        return faults;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "line(max=16)",
                "delimiter(\"$_\", max=16)",
                "delimiter(\"$_\", \"##\", \"$_#\", max=16)",
                "cobs(max=16)",
                "slip(max=16)",
                "line(max=16) + crc32c"
            })
    void inAFrameThatIsTooLong(String framing) {
        for (boolean inPieces : new boolean[] {false, true}) {
            assertThat(faults(framing, HTTP, inPieces))
                    .singleElement()
                    .asString()
                    .endsWith("; it begins with 'GET ': an HTTP client?");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "line",
                "delimiter(\"$_\")",
                "cobs",
                "slip",
                "fixed-length(100)",
                "length-header(4, max=2147483643)",
                "length-header(8, offset=6, magic=\"GET /i\")"
            })
    void inAFrameThatTheStreamsEndCutsOff(String framing) {
        assertThat(faults(framing, HTTP.substring(0, 11), false))
                .singleElement()
                .asString()
                .startsWith("the stream ended ")
                .endsWith("; it begins with 'GET ': an HTTP client?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            line(max=16) | no delimiter ended a payload of at most 16 bytes (max=16); it begins
            cobs         | a COBS block with code 22 runs 18 bytes over the zero that ends the frame; it begins
            slip(max=16) | a packet is longer than 16 bytes (max=16); it begins
            """)
    void ofATlsPeer(String framing, String message) {
        assertThat(faults(framing, TLS, false))
                .first()
                .asString()
                .isEqualTo(message + " with the bytes of a TLS record, 16 03 01: a TLS peer?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"line(max=16)", "cobs(max=16)", "slip(max=16)"})
    void textThatIsNoOtherProtocolIsNotMentioned(String framing) {
        assertThat(faults(framing, "a line of text that is too long", false))
                .singleElement()
                .asString()
                .endsWith("(max=16)");
    }
}
