package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.DelimiterBasedFrameDecoder;
import io.netty.handler.codec.Delimiters;
import io.netty.handler.codec.LineBasedFrameDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frames are those of Netty's decoders, but for the differences that the decision on them lists. */
class DelimiterNettyTest {

    private static final long SEED = 20_261_122L;
    private static final int MAX = 100;

    /** Sets in which no delimiter begins with another: with those, Netty's frames depend on the cuts. */
    @ParameterizedTest
    @ValueSource(strings = {"$_", "\n", "a", "aab", "aa", "ab b", "\r\n \n", "aba", "a b xx", "\0"})
    void framesAreThoseOfTheDelimiterDecoder(String delimiters) {
        String[] set = delimiters.split(" ");
        compare(DelimiterFraming.of(set).maxPayload(MAX), () -> delimiterDecoder(MAX, set), "ab$_x\r\n\0");
    }

    @Test
    void linesAreThoseOfTheLineDecoder() {
        compare(DelimiterFraming.line().maxPayload(MAX), () -> new LineBasedFrameDecoder(MAX), "a\r\n");
        compare(
                DelimiterFraming.line().maxPayload(MAX),
                () -> new DelimiterBasedFrameDecoder(MAX, Delimiters.lineDelimiter()),
                "a\r\n");
    }

    private interface Decoders {
        ChannelHandler make();
    }

    private static void compare(Framing framing, Decoders decoders, String alphabet) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 100; round++) {
            byte[] stream = new byte[random.nextInt(MAX)];
            for (int i = 0; i < stream.length; i++) {
                stream[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            int[] pieces = LengthWire.randomCut(random, stream.length);
            assertThat(read(framing, stream, pieces))
                    .as("%s, round %s, seed %s", framing, round, SEED)
                    .isEqualTo(NettyPipe.read(decoders.make(), stream, pieces));
        }
    }

    /** Netty's decoders drop a last frame that is not whole in silence: not compared. */
    private static List<String> read(Framing framing, byte[] stream, int... pieces) {
        return LengthWire.read(framing, stream, pieces).stream()
                .filter(event -> !event.startsWith("TruncatedFrameException"))
                .map(event -> event.startsWith("FrameTooLongException") ? "TooLongFrameException" : event)
                .toList();
    }

    private static ChannelHandler delimiterDecoder(int max, String... delimiters) {
        return new DelimiterBasedFrameDecoder(
                max,
                Arrays.stream(delimiters)
                        .map(delimiter -> Unpooled.wrappedBuffer(Delivery.bytes(delimiter)))
                        .toArray(ByteBuf[]::new));
    }

    private static List<String> netty(ChannelHandler decoder, String stream, int... pieces) {
        return NettyPipe.read(decoder, Delivery.bytes(stream), pieces);
    }

    private static List<String> ours(Framing framing, String stream, int... pieces) {
        return read(framing, Delivery.bytes(stream), pieces);
    }

    @Test
    void tooLongFramesAreReportedAndSkippedAsByTheDelimiterDecoder() {
        String stream = "abcdefgh$_ok$_";
        for (int[] pieces : LengthWire.cuts(stream.length())) {
            assertThat(ours(DelimiterFraming.of("$_").maxPayload(4), stream, pieces))
                    .as(Arrays.toString(pieces))
                    .isEqualTo(netty(delimiterDecoder(4, "$_"), stream, pieces))
                    .containsExactly("TooLongFrameException", "6f6b");
        }
    }

    @Test
    void delimiterThatBeginsWithAnotherMakesAnEmptyFrameInNettyIfItIsCut() {
        String[] set = {"\r", "\n", "\r\n"};
        assertThat(netty(delimiterDecoder(MAX, set), "a\r\nb\n", 2, 3)).containsExactly("61", "", "62");
        assertThat(ours(DelimiterFraming.of(set), "a\r\nb\n", 2, 3)).containsExactly("61", "62");
    }

    @Test
    void shorterOfTwoDelimitersThatStartTogetherWinsInNettyIfItIsFirst() {
        assertThat(netty(delimiterDecoder(MAX, "a", "ab"), "xabya", 5)).containsExactly("78", "6279");
        assertThat(ours(DelimiterFraming.of("a", "ab"), "xabya", 5)).containsExactly("78", "79");
    }

    @Test
    void longestLineIsTooLongInNettyIfItsEndIsCut() {
        assertThat(netty(new LineBasedFrameDecoder(3), "abc\r\n", 4, 1)).containsExactly("TooLongFrameException");
        assertThat(ours(DelimiterFraming.line().maxPayload(3), "abc\r\n", 4, 1)).containsExactly("616263");
    }

    @Test
    void frameThatOnlyTheStreamsEndEndsIsDroppedByNettyInSilence() {
        assertThat(netty(new LineBasedFrameDecoder(MAX), "a\nbc", 4)).containsExactly("61");
        assertThat(Delivery.whole(DelimiterFraming.line(), "a\nbc")).containsExactly("a", "<TruncatedFrameException>");
    }

    @Test
    void negativeMaximumIsAcceptedByNettysLineDecoderOnly() {
        assertThat(netty(new LineBasedFrameDecoder(-5), "a\n", 2)).containsExactly("TooLongFrameException");
        assertThat(catchThrowable(() -> DelimiterFraming.line().maxPayload(-5)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
