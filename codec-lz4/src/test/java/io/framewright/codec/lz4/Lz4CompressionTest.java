package io.framewright.codec.lz4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.compression.Compression;
import io.framewright.codec.spec.SpecException;
import io.framewright.codec.testkit.CompressionContract;
import io.framewright.codec.testkit.Garbage;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.codec.testkit.Hostile;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jpountz.lz4.LZ4Exception;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Lz4CompressionTest extends CompressionContract {

    private static final HexVectors VECTORS = HexVectors.read("lz4.hex");
    private static final String TEA = "tea for two, and two for tea; ".repeat(3);

    @Override
    protected Compression compression() {
        return Lz4Compression.fast();
    }

    @Override
    protected List<Hostile> hostile() {
        List<Hostile> hostile = new ArrayList<>(super.hostile());
        Stream.of(
                        "offset-zero",
                        "offset-behind-the-beginning",
                        "match-at-the-beginning",
                        "ends-in-the-token",
                        "ends-in-the-count",
                        "ends-in-the-literals",
                        "ends-in-the-offset",
                        "ends-in-the-match-count",
                        "ends-behind-a-match",
                        "match-begins-too-late",
                        "match-ends-too-late",
                        "too-few",
                        "too-many")
                .map(name -> new Hostile(name, VECTORS.hex(name), Reason.MALFORMED))
                .forEach(hostile::add);
        return hostile;
    }

    @Test
    void bytesOfOthersAreDecoded() {
        assertThat(decoded("twenty")).isEqualTo("a".repeat(20));
        assertThat(decoded("long-counts")).isEqualTo("b".repeat(19 + 274) + "ccccc");
        assertThat(decoded("tea")).isEqualTo(TEA);
        assertThat(decoded("stored")).isEqualTo("tea");
    }

    @Test
    void theLibraryMeetsNoBlockThatItRefuses() {
        List<byte[]> blocks = new ArrayList<>();
        hostile().forEach(hostile -> blocks.add(hostile.bytes()));
        for (int seed = 0; seed < 3000; seed++) {
            Garbage garbage = new Garbage(seed);
            blocks.add(garbage.mutation(HexFormat.of().parseHex(VECTORS.hex(seed % 2 == 0 ? "tea" : "long-counts"))));
        }
        for (byte[] block : blocks) {
            try {
                codec(DecodeLimits.DEFAULT).decode(Unpooled.wrappedBuffer(block));
            } catch (DecodeException refusal) {
                assertThat(refusal.getCause() instanceof LZ4Exception)
                        .as("whether the library had to refuse %s", HexVectors.show(block))
                        .isFalse();
            }
        }
    }

    private static String decoded(String vector) {
        ByteBuf in = Unpooled.wrappedBuffer(HexFormat.of().parseHex(VECTORS.hex(vector)));
        return protocol("lz4").decoder().decode(in);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17})
    void everyLevelIsRead(int level) {
        String message = samples().get(2);
        ByteBuf out = Unpooled.buffer();
        protocol("lz4(level=" + level + ")").encoder().encode(message, out);
        assertThat(out.readableBytes()).isLessThan(message.length() / 2);
        assertThat(codec(DecodeLimits.DEFAULT).decode(out)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lz4(level=0)",
                "lz4(level=18)",
                "lz4(level=best)",
                "lz4(9)",
                "lz4(max=0)",
                "lz4(threshold=-1)",
                "lz4(window=20)"
            })
    void wrongArgumentsAreRefused(String spec) {
        assertThatThrownBy(() -> protocol(spec)).isInstanceOf(SpecException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lz4 | lz4
                    lz4(level=9) | lz4(level=9)
                    lz4(max=1MiB, threshold=256) | lz4
                    lz4(threshold=2048, level=12) | lz4(level=12, threshold=2KiB)
                    lz4(max=100, threshold=0) | lz4(threshold=0, max=100)
                    """)
    void toStringIsTheSpec(String spec, String printed) {
        MessageTypes<ByteBuf> bytes = MessageTypes.of(ByteBuf.class);
        Object codec = Protocol.parse("cobs + bytes + " + spec, bytes).encoder();
        assertThat(codec).hasToString("bytes + " + printed);
        assertThat(Protocol.parse("cobs + bytes + " + printed, bytes).encoder()).isEqualTo(codec);
    }

    @Test
    void levelsThatDoNotExistAreRefused() {
        assertThatThrownBy(() -> Lz4Compression.high(18))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a level from 1 to 17, not 18");
    }

    @Test
    void messagesGoThroughAPipeline() {
        EmbeddedChannel channel = new EmbeddedChannel(protocol("lz4").newHandler());
        for (String message : List.of("", "tea", TEA.repeat(1000))) {
            channel.writeOutbound(message);
            ByteBuf frame = channel.readOutbound();
            assertThat(frame.readableBytes()).isLessThan(1000);
            channel.writeInbound(frame);
            assertThat(channel.<String>readInbound()).isEqualTo(message);
        }
        assertThat(channel.finishAndReleaseAll()).isFalse();
    }

    private static Protocol<String> protocol(String decorator) {
        return Protocol.parse("length-header(4) + string + " + decorator, MessageTypes.of(String.class));
    }
}
