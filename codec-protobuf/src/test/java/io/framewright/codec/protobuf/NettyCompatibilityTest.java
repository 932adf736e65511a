package io.framewright.codec.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.MessageTypes;
import io.framewright.codec.protobuf.samples.Order;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.codec.protobuf.ProtobufDecoder;
import io.netty.handler.codec.protobuf.ProtobufEncoder;
import io.netty.handler.codec.protobuf.ProtobufVarint32FrameDecoder;
import io.netty.handler.codec.protobuf.ProtobufVarint32LengthFieldPrepender;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Either side can be Netty's own handlers: the bytes are the same. */
class NettyCompatibilityTest {

    private static final List<Order> ORDERS = List.of(
            Orders.full(),
            Order.getDefaultInstance(),
            Orders.ratings(20_000),
            Order.newBuilder().setCustomer("z".repeat(127)).build());

    /** A framing of ours and Netty's handlers for the same. */
    enum Wiring {
        VARINT("varint-header") {
            @Override
            ChannelHandler[] framing() {
                return new ChannelHandler[] {
                    new ProtobufVarint32FrameDecoder(), new ProtobufVarint32LengthFieldPrepender()
                };
            }
        },
        LENGTH("length-header(4)") {
            @Override
            ChannelHandler[] framing() {
                return new ChannelHandler[] {
                    new LengthFieldBasedFrameDecoder(1 << 20, 0, 4, 0, 4), new LengthFieldPrepender(4)
                };
            }
        };

        private final String framing;

        Wiring(String framing) {
            this.framing = framing;
        }

        abstract ChannelHandler[] framing();

        EmbeddedChannel netty() {
            EmbeddedChannel channel = new EmbeddedChannel(framing());
            channel.pipeline().addLast(new ProtobufDecoder(Order.getDefaultInstance()), new ProtobufEncoder());
            return channel;
        }

        EmbeddedChannel framewright() {
            return new EmbeddedChannel(Protocol.parse(framing + " + protobuf", MessageTypes.of(Order.class))
                    .newHandler());
        }
    }

    static Stream<Wiring> wirings() {
        return Stream.of(Wiring.values());
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void bytesAreTheSame(Wiring wiring) {
        assertThat(ByteBufUtil.hexDump(sent(wiring.framewright())))
                .isEqualTo(ByteBufUtil.hexDump(sent(wiring.netty())));
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void nettyReadsWhatWeWrite(Wiring wiring) {
        assertThat(received(wiring.netty(), sent(wiring.framewright()))).isEqualTo(ORDERS);
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void weReadWhatNettyWrites(Wiring wiring) {
        assertThat(received(wiring.framewright(), sent(wiring.netty()))).isEqualTo(ORDERS);
    }

    private static byte[] sent(EmbeddedChannel channel) {
        ORDERS.forEach(channel::write);
        channel.flush();
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            all.writeBytes(next);
            next.release();
        }
        channel.finish();
        byte[] bytes = ByteBufUtil.getBytes(all);
        all.release();
        return bytes;
    }

    private static List<Object> received(EmbeddedChannel channel, byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        List<Object> messages = new ArrayList<>();
        for (Object next = channel.readInbound(); next != null; next = channel.readInbound()) {
            messages.add(next);
        }
        channel.finish();
        return messages;
    }
}
