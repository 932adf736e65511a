package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.DefaultByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.DefaultAddressedEnvelope;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacketHandlerTest {

    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000);
    private static final InetSocketAddress THERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5000);

    /** Stands for a WebSocket frame. */
    private static final class Packet extends DefaultByteBufHolder {
        Packet(ByteBuf data) {
            super(data);
        }
    }

    /** Stands for a WebSocket ping, which is no packet of ours. */
    private static final class Ping extends DefaultByteBufHolder {
        Ping() {
            super(Unpooled.EMPTY_BUFFER);
        }
    }

    private final HookedCodec codec = new HookedCodec();
    private EmbeddedChannel channel = channel(Packet.class, Packet::new);

    private <P> EmbeddedChannel channel(Class<P> type, Function<ByteBuf, P> wrap) {
        return new EmbeddedChannel(HookedCodec.protocol(codec).build().newPacketHandler(type, wrap));
    }

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    @Test
    void aPacketIsAMessage() {
        Packet packet = new Packet(text("one"));
        channel.writeInbound(packet, new Packet(text("")));

        assertThat(Wire.received(channel)).containsExactly("one", "");
        assertThat(packet.refCnt()).isZero();
    }

    @Test
    void aMessageIsAPacket() {
        ChannelFuture future = channel.writeAndFlush("one");
        Packet packet = channel.readOutbound();

        assertThat(packet.content().toString(StandardCharsets.UTF_8)).isEqualTo("one");
        assertThat(future.isSuccess()).isTrue();
        packet.release();
    }

    /** The inner write used to go out first: the outer message was not written yet. */
    @Test
    void whatIsWrittenFlushedAndClosedFromInsideEncodeComesBehindTheMessageThatIsBeingEncoded() {
        codec.onEncode("one", () -> {
            channel.writeAndFlush("two");
            channel.close();
        });

        ChannelFuture one = channel.write("one");

        assertThat(packets()).containsExactly("one", "two");
        assertThat(one.isSuccess()).isTrue();
        assertThat(channel.isOpen()).isFalse();
    }

    private List<String> packets() {
        List<String> packets = new ArrayList<>();
        for (Packet packet = channel.readOutbound(); packet != null; packet = channel.readOutbound()) {
            packets.add(packet.content().toString(StandardCharsets.UTF_8));
            packet.release();
        }
        return packets;
    }

    @Test
    void otherPacketsPassByBothWays() {
        Ping ping = new Ping();
        channel.writeInbound(ping);
        channel.writeOutbound(ping);

        Ping in = channel.readInbound();
        Ping out = channel.readOutbound();
        assertThat(in).isSameAs(ping);
        assertThat(out).isSameAs(ping);
    }

    @Test
    void plainBuffersArePackets() {
        channel = channel(ByteBuf.class, bytes -> bytes);
        channel.writeInbound(text("one"));
        channel.writeOutbound("two");
        ByteBuf written = channel.readOutbound();

        assertThat(Wire.received(channel)).containsExactly("one");
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("two");
        written.release();
    }

    @Test
    void aDatagramsMessageComesWithItsSender() {
        channel = channel(DatagramPacket.class, bytes -> new DatagramPacket(bytes, THERE));
        channel.writeInbound(new DatagramPacket(text("one"), HERE, THERE));
        AddressedEnvelope<String, InetSocketAddress> envelope = channel.readInbound();

        assertThat(envelope.content()).isEqualTo("one");
        assertThat(envelope.sender()).isEqualTo(THERE);
        assertThat(envelope.recipient()).isEqualTo(HERE);
    }

    @Test
    void aMessageWithAnAddressBecomesADatagramToIt() {
        channel = channel(DatagramPacket.class, bytes -> new DatagramPacket(bytes, HERE));
        channel.writeOutbound(new DefaultAddressedEnvelope<>("one", THERE), "two");
        DatagramPacket first = channel.readOutbound();
        DatagramPacket second = channel.readOutbound();

        assertThat(first.recipient()).isEqualTo(THERE);
        assertThat(first.content().toString(StandardCharsets.UTF_8)).isEqualTo("one");
        assertThat(second.recipient()).isEqualTo(HERE);
        first.release();
        second.release();
    }

    @Test
    void aBadPacketIsReportedAndTheNextFollows() {
        codec.reject("bad");
        Packet bad = new Packet(text("bad"));
        assertThatThrownBy(() -> channel.writeInbound(bad)).isInstanceOf(MessageDecodeException.class);
        channel.writeInbound(new Packet(text("two")));

        assertThat(Wire.received(channel)).containsExactly("two");
        assertThat(bad.refCnt()).isZero();
    }

    @Test
    void aMessageThatCannotBeEncodedFailsItsPromiseOnly() {
        codec.refuse("bad");
        ChannelFuture bad = channel.write("bad");
        channel.writeAndFlush("two");
        Packet packet = channel.readOutbound();

        assertThat(bad.cause()).isInstanceOf(MessageEncodeException.class);
        assertThat(packet.content().toString(StandardCharsets.UTF_8)).isEqualTo("two");
        packet.release();
    }

    @Test
    void aPacketThatCannotBeMadeFailsThePromiseAndItsBytesAreReleased() {
        List<ByteBuf> given = new ArrayList<>();
        channel = channel(ByteBuf.class, bytes -> {
            given.add(bytes);
            throw new IllegalStateException("where to?");
        });
        assertThat(channel.writeOneOutbound("one").cause())
                .isInstanceOf(MessageEncodeException.class)
                .hasRootCauseMessage("where to?");
        assertThat(given)
                .singleElement()
                .satisfies(bytes -> assertThat(bytes.refCnt()).isZero());
    }

    @Test
    void withAutoReadOffABadPacketIsFollowedByAnotherRead() {
        int[] reads = {0};
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void read(ChannelHandlerContext ctx) throws Exception {
                reads[0]++;
                super.read(ctx);
            }
        });
        channel.config().setAutoRead(false);
        codec.reject("bad");
        assertThatThrownBy(() -> channel.writeInbound(new Packet(text("bad"))))
                .isInstanceOf(MessageDecodeException.class);
        assertThat(reads[0]).isEqualTo(1);
        channel.writeInbound(new Packet(text("good")));
        assertThat(reads[0]).isEqualTo(1);
        assertThatThrownBy(() -> channel.writeInbound(new Packet(text("good")), new Packet(text("bad"))))
                .isInstanceOf(MessageDecodeException.class);
        assertThat(reads[0]).isEqualTo(1);
    }

    @Test
    void aClassThatHoldsNoBytesIsRefused() {
        assertThatThrownBy(() -> channel(String.class, bytes -> "")).hasMessageContaining("java.lang.String");
    }
}
