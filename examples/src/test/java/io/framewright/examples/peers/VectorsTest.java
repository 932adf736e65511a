package io.framewright.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.framewright.codec.Codecs;
import io.framewright.codec.EncodeException;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.examples.Sampler;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.EncoderException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** This side of what peers are told. */
class VectorsTest {

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "json, plain",
        "json, empty",
        "json, unicode",
        "json, smallest",
        "protobuf, plain",
        "protobuf, empty",
        "protobuf, unicode",
        "protobuf, smallest",
        "protobuf, not a number",
        "msgpack, plain",
        "msgpack, empty",
        "msgpack, smallest",
        "msgpack, not a number",
        "msgpack(maps), plain",
        "msgpack(maps), empty",
        "msgpack(maps), smallest",
        "msgpack(maps), not a number"
    })
    void bytesAreAsTheyWere(String codec, String vector) {
        assumeTrue(Codecs.all().containsKey(codec.replaceFirst("\\(.*", "")));
        byte[] payload = Vectors.payload(codec, Vectors.of(codec).get(vector));
        assertThat(HexFormat.of().formatHex(payload))
                .isEqualTo(HexVectors.read("peers.hex").hex(codec + ", " + vector));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "protobuf", "msgpack", "msgpack(maps)"})
    void everyVectorComesBack(String codec) {
        assumeTrue(Codecs.all().containsKey(codec.replaceFirst("\\(.*", "")));
        Vectors.of(codec).forEach((name, sampler) -> {
            ByteBuf in = Unpooled.wrappedBuffer(Vectors.payload(codec, sampler));
            assertThat(Vectors.codec(codec).decode(in)).as(name).isEqualTo(Vectors.message(codec, sampler));
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void jsonHasNoSuchNumbers(double ratio) {
        Sampler sampler = new Sampler("", 0, ratio, false, null, List.of(), new byte[0]);
        assertThatThrownBy(() -> Vectors.payload("json", sampler)).isInstanceOf(EncodeException.class);
    }

    /** A payload may be any bytes, so it may hold a delimiter: then it is refused, and the peer sees nothing of it. */
    @ParameterizedTest(name = "{0} + {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "line; protobuf",
                "line; kryo",
                "line; jdk",
                "line; msgpack",
                "line(strict); protobuf",
                "delimiter(\"$_\"); protobuf",
                "delimiter(\"$_\"); kryo",
                "delimiter(\"$_\"); jdk",
                "delimiter(\"$_\"); msgpack"
            })
    void binaryPayloadsThatHoldADelimiterAreNotSent(String framing, String codec) {
        assumeTrue(Codecs.all().containsKey(codec));
        Sampler sampler = new Sampler("a\r\nb$_c", 0, 0, false, null, List.of(), new byte[] {'\r', '\n', '$', '_'});
        EmbeddedChannel channel =
                new EmbeddedChannel(Protocol.parse(framing + " + " + codec, MessageTypes.of(messageType(codec)))
                        .newHandler());
        Object message = codec.equals("jdk") ? tiny() : Vectors.message(codec, sampler);
        ChannelFuture written = channel.writeAndFlush(message);
        assertThat(written.cause()).isInstanceOf(EncoderException.class).hasMessageContaining("delimiter");
        ByteBuf sent = channel.readOutbound();
        assertThat(sent).isNull();
        channel.close();
    }

    private static Class<?> messageType(String codec) {
        return codec.equals("jdk") ? io.framewright.examples.media.Tiny.class : Vectors.type(codec);
    }

    /** Of a class that java.io can serialize. */
    private static Object tiny() {
        io.framewright.examples.media.Tiny tiny = new io.framewright.examples.media.Tiny();
        tiny.setName("a\r\nb$_c");
        return tiny;
    }
}
