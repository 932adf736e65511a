package io.framewright.codec.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.compression.Compression;
import io.framewright.codec.spec.SpecException;
import io.framewright.codec.testkit.CompressionContract;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZstdCompressionTest extends CompressionContract {

    private static final HexVectors VECTORS = HexVectors.read("zstd.hex");
    private static final String TEA = "tea for two, and two for tea; ".repeat(3);

    @Override
    protected Compression compression() {
        return new ZstdCompression(ZstdCompression.DEFAULT_LEVEL);
    }

    @Override
    protected List<Hostile> hostile() {
        List<Hostile> hostile = new ArrayList<>(super.hostile());
        Stream.of(
                        "wrong-magic",
                        "skippable-frame",
                        "skippable-frame-before",
                        "two-frames",
                        "two-frames-of-no-own-length",
                        "dictionary",
                        "reserved-bit",
                        "reserved-block",
                        "other-length-in-the-frame",
                        "eight-bytes-of-length",
                        "no-last-block",
                        "too-few-bytes-in-the-blocks",
                        "too-many-bytes-in-the-blocks",
                        "too-large-a-block",
                        "wrong-checksum",
                        "checksum-cut-off")
                .map(name -> new Hostile(name, VECTORS.hex(name), Reason.MALFORMED))
                .forEach(hostile::add);
        return hostile;
    }

    @Test
    void bytesOfOthersAreDecoded() {
        assertThat(decoded("twenty")).isEqualTo("a".repeat(20));
        assertThat(decoded("tea")).isEqualTo(TEA);
        assertThat(decoded("checksum")).isEqualTo(TEA);
        assertThat(decoded("window")).isEqualTo(TEA);
        assertThat(decoded("stored")).isEqualTo("tea");
    }

    private static String decoded(String vector) {
        ByteBuf in = Unpooled.wrappedBuffer(HexFormat.of().parseHex(VECTORS.hex(vector)));
        return protocol("zstd").decoder().decode(in);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void everyLevelIsRead(int level) {
        String message = samples().get(2);
        ByteBuf out = Unpooled.buffer();
        protocol("zstd(level=" + level + ")").encoder().encode(message, out);
        assertThat(out.readableBytes()).isLessThan(message.length() / 2);
        assertThat(codec(DecodeLimits.DEFAULT).decode(out)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zstd(level=0)",
                "zstd(level=23)",
                "zstd(level=best)",
                "zstd(9)",
                "zstd(max=0)",
                "zstd(threshold=-1)",
                "zstd(window=20)"
            })
    void wrongArgumentsAreRefused(String spec) {
        assertThatThrownBy(() -> protocol(spec)).isInstanceOf(SpecException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    zstd | zstd
                    zstd(level=3) | zstd
                    zstd(max=1MiB, threshold=256) | zstd
                    zstd(threshold=2048, level=19) | zstd(level=19, threshold=2KiB)
                    zstd(max=100, threshold=0) | zstd(threshold=0, max=100)
                    """)
    void toStringIsTheSpec(String spec, String printed) {
        MessageTypes<ByteBuf> bytes = MessageTypes.of(ByteBuf.class);
        Object codec = Protocol.parse("cobs + bytes + " + spec, bytes).encoder();
        assertThat(codec).hasToString("bytes + " + printed);
        assertThat(Protocol.parse("cobs + bytes + " + printed, bytes).encoder()).isEqualTo(codec);
    }

    @Test
    void levelsThatDoNotExistAreRefused() {
        assertThatThrownBy(() -> new ZstdCompression(23))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a level from 1 to 22, not 23");
    }

    @Test
    void messagesGoThroughAPipeline() {
        EmbeddedChannel channel = new EmbeddedChannel(protocol("zstd").newHandler());
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
