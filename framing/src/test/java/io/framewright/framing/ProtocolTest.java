package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.spec.SpecException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {

    private static final MessageTypes<String> TEXT = MessageTypes.of(String.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "length-header(4) + string",
                "line + string(utf-16be)",
                "delimiter(\"$_\", max=64KiB) + string",
                "length-header(2, order=little-endian) + crc32c + string",
                "varint-header + crc32c + string",
                "length-header(4) + string + deflate",
                "cobs + string(utf-16) + deflate(level=9, threshold=1KiB, max=8MiB)"
            })
    void toStringIsTheSpec(String spec) {
        assertThat(Protocol.parse(spec, TEXT)).hasToString(spec);
    }

    @Test
    void aBuilderMakesTheSameAsASpec() {
        Protocol<String> built = Protocol.builder(TEXT)
                .limits(DecodeLimits.DEFAULT)
                .framing(LengthHeaderFraming.of(4))
                .codec("string")
                .build();

        assertThat(built).hasToString("length-header(4) + string");
        assertThat(built.framing()).isEqualTo(Framings.parse("length-header(4)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lenght-header(4) + string   | 0  | no framing is named 'lenght-header', expected one of cobs, delimiter
            length-header(4) + strnig   | 19 | no codec is named 'strnig'; found were bytes, string
            length-header(4) + kryo     | 19 | 'kryo' comes with the artifact io.framewright:codec-kryo
            length-header(4)            | 0  | expected a codec behind the framing
            length-header(4) + string + zstd | 28 | 'zstd' comes with the artifact io.framewright:codec-zstd
            length-header(4) + string + gzip | 28 | no codec decorator is named 'gzip'; found were deflate
            length-header(4) + lz4           | 19 | 'lz4' is a codec decorator
            length-header(4             | 15 | expected ',' or ')'
            length-header(4) + string(nonsense) | 26 | expected a charset
            """)
    void aSpecThatDoesNotWorkSaysWhereAndWhatWasExpected(String spec, int position, String message) {
        assertThatThrownBy(() -> Protocol.parse(spec, TEXT))
                .isInstanceOfSatisfying(
                        SpecException.class,
                        wrong -> assertThat(wrong.position()).isEqualTo(position))
                .hasMessageContaining(message);
    }

    @Test
    void aCodecThatCannotHandleTheTypeIsRefusedEarly() {
        assertThatThrownBy(() -> Protocol.parse("line + string", MessageTypes.of(Integer.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Integer");
    }

    @Test
    void aTagThatContainsTheDelimiterIsRefusedEarly() {
        MessageTypes<Object> tenth =
                MessageTypes.builder().add('\n', String.class).build();

        assertThatThrownBy(() -> Protocol.parse("line + string", tenth))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line")
                .hasMessageContaining("10")
                .hasMessageContaining("java.lang.String");
        assertThat(Protocol.parse("length-header(4) + string", tenth)).isNotNull();
    }

    @Test
    void aTagThatIsOnlyReceivedIsCheckedToo() {
        assertThatThrownBy(() -> Protocol.<Object>builder(
                                MessageTypes.of(String.class),
                                MessageTypes.builder().add('\n', String.class).build())
                        .spec("line + string")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tag 10");
    }

    @Test
    void aTagThatIsOnlySentIsCheckedToo() {
        assertThatThrownBy(() -> Protocol.<Object>builder(
                                MessageTypes.builder().add('\n', String.class).build(), MessageTypes.of(String.class))
                        .spec("line + string")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tag 10");
    }

    /** The header was written over the message's first bytes. */
    @Test
    void aFramingThatKeepsTheHeaderIsRefusedForACodecThatLeavesNoRoom() {
        assertThatThrownBy(() -> Protocol.parse("length-header(4, strip=0) + string", TEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("strip=0")
                .hasMessageContaining("string");
        assertThat(Protocol.parse("length-header(4, strip=0) + bytes", MessageTypes.of(ByteBuf.class)))
                .isNotNull();
    }

    @Test
    void withoutFramingOrCodecThereIsNoProtocol() {
        assertThatThrownBy(() -> Protocol.builder(TEXT).codec("string").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("framing");
        assertThatThrownBy(() -> Protocol.builder(TEXT).framing("line").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("codec");
    }

    @Test
    void theDirectionsMayCarryDifferentTypes() {
        Protocol<Object> server = Protocol.<Object>builder(
                        MessageTypes.builder().add(7, String.class).build(), MessageTypes.of(String.class))
                .spec("line + string")
                .build();
        EmbeddedChannel channel = new EmbeddedChannel(server.newHandler());
        channel.writeInbound(Unpooled.copiedBuffer("ask\n", StandardCharsets.UTF_8));
        channel.writeOutbound("reply");
        ByteBuf out = channel.readOutbound();

        assertThat((String) channel.readInbound()).isEqualTo("ask");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\u0007reply\n");
        out.release();
        channel.finishAndReleaseAll();
    }

    @Test
    void anUnknownTagCostsOneMessageOnly() {
        MessageTypes<Object> seventh =
                MessageTypes.builder().add(7, String.class).build();
        EmbeddedChannel channel =
                new EmbeddedChannel(Protocol.parse("line + string", seventh).newHandler());

        assertThatThrownBy(() -> channel.writeInbound(
                        Unpooled.copiedBuffer("\u0007one\n\u0008two\n\u0007three\n", StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        MessageDecodeException.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(DecodeException.Reason.TYPE_NOT_ALLOWED))
                .hasMessageContaining("tag 8");
        assertThat(Wire.received(channel)).containsExactly("one", "three");
        channel.finishAndReleaseAll();
    }

    @Test
    void aMessageOfAClassThatIsNotListedPassesBy() {
        EmbeddedChannel channel =
                new EmbeddedChannel(Protocol.parse("line + string", TEXT).newHandler());
        channel.writeOutbound(42);

        assertThat((Integer) channel.readOutbound()).isEqualTo(42);
        channel.finishAndReleaseAll();
    }

    private static class Base {}

    private static final class Derived extends Base {}

    @Test
    void aSubclassOfAListedClassFailsRatherThanPassesBy() {
        MessageTypes<Object> types = MessageTypes.builder().add(1, Base.class).build();
        EmbeddedChannel channel = new EmbeddedChannel(Protocol.<Object>builder(types)
                .framing("length-header(4)")
                .codec(new HookedCodec())
                .build()
                .newHandler());
        ChannelFuture future = channel.write(new Derived());

        assertThat(future.cause())
                .isInstanceOf(MessageEncodeException.class)
                .hasMessageContaining(Derived.class.getName())
                .hasMessageContaining("exact class");
        channel.finishAndReleaseAll();
    }

    @Test
    void eachChannelGetsAHandlerOfItsOwn() {
        Protocol<String> protocol = Protocol.parse("line + string", TEXT);

        assertThat(protocol.newHandler()).isNotSameAs(protocol.newHandler());
        assertThat(protocol.newHandler().protocol()).isSameAs(protocol);
    }
}
