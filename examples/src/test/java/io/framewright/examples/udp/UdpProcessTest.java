package io.framewright.examples.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.framewright.examples.ProtocolOptions;
import io.framewright.examples.RunningProgram;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server as one starts it. */
@Timeout(120)
class UdpProcessTest {

    private static final int PATIENCE_MILLIS = 60_000;

    /** More than the 16 that Netty takes at once, and less than a socket keeps of which nobody reads. */
    private static final int MANY = 64;

    private final Protocol<ProverbMessage> protocol = new ProtocolOptions().protocol(ProverbMessage.TYPES);

    @Test
    void whatHasArrivedIsAnsweredBeforeTheServerStops() throws Exception {
        try (RunningProgram server = RunningProgram.start("udp", "server", "--port", "0");
                DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(server.awaitPort())));
            ask(socket, 0);
            assertThat(answer(socket)).isZero();
            int sent = server.terminateWith(() -> {
                for (int id = 1; id <= MANY; id++) {
                    ask(socket, id);
                }
                return MANY;
            });
            Set<Integer> answered = new HashSet<>();
            while (answered.size() < sent) {
                assertThatCode(() -> answered.add(answer(socket)))
                        .as("answered so far: %s", answered)
                        .doesNotThrowAnyException();
            }
            assertThat(answered)
                    .isEqualTo(IntStream.rangeClosed(1, sent).boxed().collect(Collectors.toSet()));
            server.awaitStop();
        }
    }

    private void ask(DatagramSocket socket, int id) throws IOException {
        ByteBuf request = Unpooled.buffer();
        protocol.encoder().encode(new ProverbRequest(id), request);
        byte[] bytes = ByteBufUtil.getBytes(request);
        socket.send(new DatagramPacket(bytes, bytes.length));
    }

    private int answer(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
        socket.receive(packet);
        ByteBuf answer = Unpooled.wrappedBuffer(packet.getData(), 0, packet.getLength());
        return ((Proverb) protocol.decoder().decode(answer)).id();
    }
}
