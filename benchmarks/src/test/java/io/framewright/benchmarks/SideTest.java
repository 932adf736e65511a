package io.framewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SideTest {

    /** Libraries that there is no codec for. */
    static final List<String> LIBRARIES =
            List.of("fory", "jdk-plain", "jdk-plain-filtered", "msgpack-jackson", "msgpack-jackson-arrays");

    @ParameterizedTest
    @MethodSource("codecsAndMessages")
    void sidesReadEachOther(String codec, Message message) {
        Object sample = message.sample(codec);
        for (Side writer : Side.values()) {
            byte[] wire = wire(writer, message, codec);
            for (Side reader : speaksAs(writer, codec)) {
                assertThat(read(reader, message, codec, wire, wire.length))
                        .as("%s reads what %s wrote", reader.label(), writer.label())
                        .containsExactly(sample, sample);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void messagesArriveInPieces(String codec) {
        for (Side side : Side.values()) {
            byte[] wire = wire(side, Message.TINY, codec);
            for (int piece : new int[] {1, 2, 3, 7, wire.length - 1}) {
                assertThat(read(side, Message.TINY, codec, wire, piece))
                        .as("%s, %s bytes at once", side.label(), piece)
                        .hasSize(2)
                        .containsOnly(Message.TINY.sample(codec));
            }
        }
    }

    /** All sides, but that our codec for Kryo writes more than Kryo does: what makes messages safe to evolve. */
    private static List<Side> speaksAs(Side writer, String codec) {
        if (!codec.equals("kryo")) {
            return List.of(Side.values());
        }
        return writer == Side.FRAMEWRIGHT ? List.of(writer) : List.of(Side.STOCK, Side.BY_HAND);
    }

    /** Two messages as they would reach a socket, from which they would go on without another copy. */
    private static byte[] wire(Side side, Message message, String codec) {
        EmbeddedChannel channel =
                new EmbeddedChannel(side.pipeline(message, codec).get());
        channel.writeOutbound(message.sample(codec), message.sample(codec));
        ByteBuf wire = Unpooled.buffer();
        ByteBuf part;
        while ((part = channel.readOutbound()) != null) {
            assertThat(part.isDirect())
                    .as("what %s writes is direct", side.label())
                    .isTrue();
            wire.writeBytes(part);
            part.release();
        }
        assertThat(channel.finish()).isFalse();
        return ByteBufUtil.getBytes(wire);
    }

    private static List<Object> read(Side side, Message message, String codec, byte[] wire, int piece) {
        EmbeddedChannel channel =
                new EmbeddedChannel(side.pipeline(message, codec).get());
        for (int i = 0; i < wire.length; i += piece) {
            int length = Math.min(piece, wire.length - i);
            channel.writeInbound(channel.alloc().directBuffer(length).writeBytes(wire, i, length));
        }
        List<Object> read = new ArrayList<>();
        Object each;
        while ((each = channel.readInbound()) != null) {
            read.add(each);
        }
        assertThat(channel.finish()).isFalse();
        return read;
    }

    static Stream<String> codecs() {
        return Stream.concat(CompareCommand.objectCodecs().stream(), LIBRARIES.stream());
    }

    static Stream<Arguments> codecsAndMessages() {
        return codecs().flatMap(codec -> Message.OURS.stream().map(message -> Arguments.of(codec, message)));
    }
}
