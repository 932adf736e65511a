package io.framewright.codec.marshalling;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.MessageTypes;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.marshalling.DefaultMarshallerProvider;
import io.netty.handler.codec.marshalling.DefaultUnmarshallerProvider;
import io.netty.handler.codec.marshalling.MarshallingDecoder;
import io.netty.handler.codec.marshalling.MarshallingEncoder;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.marshalling.MarshallerFactory;
import org.jboss.marshalling.Marshalling;
import org.jboss.marshalling.MarshallingConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Netty's own handlers on one side, set up as its users do, and {@code length-header(4) + marshalling} on the other. */
class NettyCompatibilityTest {

    private static final List<Order> ORDERS = List.of(
            Order.empty(),
            Order.of(1, List.of(Order.line("tea"), Order.line("x".repeat(70_000))), Order.empty()),
            Order.of(-1, Stream.generate(() -> Order.line("coffee")).limit(500).toList(), null));

    private static final int MAX_LENGTH = 1 << 20;

    private static MarshallerFactory factory(WireProtocol protocol) {
        return Marshalling.getProvidedMarshallerFactory(protocol == WireProtocol.SERIAL ? "serial" : "river");
    }

    private static MarshallingConfiguration configuration() {
        MarshallingConfiguration configuration = new MarshallingConfiguration();
        configuration.setVersion(5);
        return configuration;
    }

    private static MarshallingConfiguration configuration(WireProtocol protocol) {
        MarshallingConfiguration configuration = configuration();
        if (protocol == WireProtocol.RIVER) {
            configuration.setVersion(4);
        }
        return configuration;
    }

    private static EmbeddedChannel netty(WireProtocol protocol) {
        return new EmbeddedChannel(
                new MarshallingEncoder(new DefaultMarshallerProvider(factory(protocol), configuration(protocol))),
                new MarshallingDecoder(
                        new DefaultUnmarshallerProvider(factory(protocol), configuration(protocol)), MAX_LENGTH));
    }

    private static EmbeddedChannel ours(WireProtocol protocol) {
        ChannelHandler handler = Protocol.parse(
                        "length-header(4) + " + protocol.codecName(), MessageTypes.of(Order.class))
                .newHandler();
        return new EmbeddedChannel(handler);
    }

    private static byte[] sent(EmbeddedChannel channel) {
        ByteBuf all = channel.alloc().buffer();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            all.writeBytes(part);
            part.release();
        }
        byte[] bytes = new byte[all.readableBytes()];
        all.readBytes(bytes);
        all.release();
        return bytes;
    }

    @ParameterizedTest
    @EnumSource
    void bytesAreThoseOfNettysEncoder(WireProtocol protocol) {
        for (Order order : ORDERS) {
            EmbeddedChannel netty = netty(protocol);
            EmbeddedChannel ours = ours(protocol);
            netty.writeOutbound(order);
            ours.writeOutbound(order);
            assertThat(sent(ours)).isEqualTo(sent(netty));
            netty.finishAndReleaseAll();
            ours.finishAndReleaseAll();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nettysDecoderReadsThem(WireProtocol protocol) {
        requireRead(ours(protocol), netty(protocol));
    }

    @ParameterizedTest
    @EnumSource
    void nettysEncoderIsRead(WireProtocol protocol) {
        requireRead(netty(protocol), ours(protocol));
    }

    private static void requireRead(EmbeddedChannel from, EmbeddedChannel to) {
        ORDERS.forEach(from::writeOutbound);
        to.writeInbound(to.alloc().buffer().writeBytes(sent(from)));
        for (Order order : ORDERS) {
            Order received = to.readInbound();
            assertThat(received).isEqualTo(order);
        }
        from.finishAndReleaseAll();
        to.finishAndReleaseAll();
    }
}
