package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramLimitTest {

    private static final InetSocketAddress PEER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000);

    private final EmbeddedChannel channel = new EmbeddedChannel(new DatagramLimit(10));

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
    }

    private static DatagramPacket datagram(int size) {
        return new DatagramPacket(Unpooled.buffer().writeZero(size), PEER, PEER);
    }

    @Test
    void aDatagramOfTheMaximumPassesBothWays() {
        DatagramPacket in = datagram(10);
        DatagramPacket out = datagram(10);
        channel.writeInbound(in);
        channel.writeOutbound(out);

        assertThat(channel.<Object>readInbound()).isSameAs(in);
        assertThat(channel.<Object>readOutbound()).isSameAs(out);
        in.release();
        out.release();
    }

    /** The buffer has one byte more than the maximum, and is full. */
    @Test
    void aDatagramThatFillsTheBufferIsReportedAndTheNextFollows() {
        DatagramPacket large = datagram(11);
        assertThatThrownBy(() -> channel.writeInbound(large))
                .isInstanceOf(FrameTooLongException.class)
                .hasMessageContaining("10 bytes")
                .hasMessageContaining("4000");
        assertThat(large.refCnt()).isZero();
        channel.writeInbound(datagram(3));
        DatagramPacket next = channel.readInbound();
        assertThat(next.content().readableBytes()).isEqualTo(3);
        next.release();
    }

    @Test
    @SuppressWarnings("deprecation") // nobody but a channel asks for a guess
    void theBufferHasOneByteMoreThanTheMaximum() {
        assertThat(channel.config().getRecvByteBufAllocator().newHandle().guess())
                .isEqualTo(11);
    }

    @Test
    void aLargerDatagramIsNotSent() {
        DatagramPacket large = datagram(11);
        ChannelFuture written = channel.write(large);

        assertThat(written.cause()).isInstanceOf(MessageEncodeException.class).hasMessageContaining("11 bytes");
        assertThat(large.refCnt()).isZero();
    }

    @Test
    void whatIsNoDatagramPasses() {
        channel.writeInbound("one");
        assertThat(channel.<Object>readInbound()).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_507})
    void smallestAndLargestSizesAreAccepted(int size) {
        EmbeddedChannel limited = new EmbeddedChannel(new DatagramLimit(size));
        limited.writeOutbound(datagram(size));

        DatagramPacket written = limited.readOutbound();
        assertThat(written.content().readableBytes()).isEqualTo(size);
        written.release();
        limited.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_508})
    void sizesThatDatagramsCannotHaveAreRefused(int size) {
        assertThatThrownBy(() -> new DatagramLimit(size)).hasMessageContaining(String.valueOf(size));
    }
}
