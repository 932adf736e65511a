package io.framewright.examples.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.ProtocolOptions;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProverbTest {

    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

    private static Protocol<ProverbMessage> protocol(String codec) {
        return new ProtocolOptions("length-header(4)", codec).protocol(ProverbMessage.TYPES);
    }

    private ProverbServer start(InetSocketAddress address) throws Exception {
        return ProverbServer.start(address, protocol("json"), 100, log::add);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "marshalling", "marshalling-river", "protobuf", "kryo", "msgpack", "json"})
    void aRequestIsAnsweredInEveryCodec(String codec) throws Exception {
        Protocol<ProverbMessage> protocol = protocol(codec);
        try (ProverbServer server = ProverbServer.start(LOOPBACK, protocol, 1472, log::add);
                ProverbClient client = ProverbClient.open(protocol, 1472, log::add)) {
            for (String proverb : ProverbServer.PROVERBS) {
                assertThat(client.ask(server.address(), 5_000)).isEqualTo(proverb);
            }
        }
        assertThat(log).isEmpty();
    }

    @Test
    void aDatagramThatWasCutOffIsReportedAndTheNextIsAnswered() throws Exception {
        try (ProverbServer server = start(LOOPBACK);
                DatagramSocket socket = new DatagramSocket();
                ProverbClient client = ProverbClient.open(protocol("json"), 1472, log::add)) {
            for (int size : new int[] {101, 102, 60_000}) {
                socket.send(new DatagramPacket(new byte[size], size, server.address()));
                assertThat(log.poll(30, TimeUnit.SECONDS))
                        .contains("more than 100 bytes")
                        .contains("cut off");
            }
            socket.send(new DatagramPacket(new byte[100], 100, server.address()));
            assertThat(log.poll(30, TimeUnit.SECONDS)).doesNotContain("cut off");
            assertThat(client.ask(server.address(), 5_000)).isNotNull();
        }
        assertThat(log).isEmpty();
    }

    @Test
    void aMessageWithoutAnAddressFailsAndSaysWhy() {
        EmbeddedChannel channel = new EmbeddedChannel(Datagrams.handler(protocol("json")));
        assertThat(channel.writeOneOutbound(new ProverbRequest(1)).cause())
                .hasRootCauseMessage("a datagram needs an address: write an envelope");
        channel.finishAndReleaseAll();
    }

    @Test
    void allServersOfAPortHearABroadcast() throws Exception {
        InetSocketAddress any = new InetSocketAddress("0.0.0.0", 0);
        try (ProverbServer first = start(any);
                ProverbServer second =
                        start(new InetSocketAddress("0.0.0.0", first.address().getPort()));
                ProverbClient client = ProverbClient.open(protocol("json"), 1472, log::add)) {
            InetSocketAddress everybody =
                    new InetSocketAddress("127.255.255.255", second.address().getPort());
            List<String> proverbs = client.askAll(everybody, 1_000);

            assertThat(proverbs).hasSize(2);
        }
    }

    @Test
    void anAnswerThatComesTwiceIsNotTakenForTheNextOne() throws Exception {
        Protocol<ProverbMessage> protocol = protocol("json");
        try (DatagramSocket server = new DatagramSocket(LOOPBACK);
                ProverbClient client = ProverbClient.open(protocol, 1472, log::add)) {
            Thread answering = new Thread(() -> answerTwice(protocol, server));
            answering.start();
            InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();

            assertThat(client.ask(address, 5_000)).isEqualTo("1");
            assertThat(client.ask(address, 5_000)).isEqualTo("2");
            answering.join();
        }
    }

    private static void answerTwice(Protocol<ProverbMessage> protocol, DatagramSocket server) {
        ByteBuf answer = Unpooled.buffer();
        try {
            for (int id = 1; id <= 2; id++) {
                DatagramPacket request = new DatagramPacket(new byte[100], 100);
                server.receive(request);
                protocol.encoder().encode(new Proverb(id, String.valueOf(id)), answer.clear());
                byte[] bytes = ByteBufUtil.getBytes(answer);
                for (int i = 0; i < 2; i++) {
                    server.send(new DatagramPacket(bytes, bytes.length, request.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
