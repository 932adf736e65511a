package io.framewright.examples.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.examples.RunningServer;
import io.framewright.examples.aio.AioServer;
import io.framewright.examples.bio.BioServer;
import io.framewright.examples.bio.Threads;
import io.framewright.examples.biopool.BioPoolServer;
import io.framewright.examples.netty.NettyServer;
import io.framewright.examples.netty.NettyTransport;
import io.framewright.examples.nio.NioClient;
import io.framewright.examples.nio.NioServer;
import io.framewright.framing.MessageReader;
import io.framewright.framing.MessageWriter;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TimeLimitsTest {

    private final Protocol<TimeMessage> protocol = TimePrograms.protocol("length-header(4)", "kryo");
    private final List<String> log = new CopyOnWriteArrayList<>();

    /** A client's side of a connection, by hand. */
    private final class Hand implements AutoCloseable {

        private final Socket socket = new Socket();
        private final MessageReader<TimeMessage> reader;
        private final MessageWriter<TimeMessage> writer;

        Hand(RunningServer server) throws IOException {
            socket.connect(server.address());
            socket.setSoTimeout(30_000);
            reader = protocol.reader(socket.getInputStream());
            writer = protocol.writer(socket.getOutputStream());
        }

        void ask() throws IOException {
            writer.write(new TimeRequest(1, TimeRequest.QUERY));
            writer.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void aFullPoolRefusesWithAnAnswerAndThoseWhoWaitAreServedInTheEnd() throws Exception {
        try (RunningServer server = BioPoolServer.start(TimePrograms.ANY_PORT, protocol, 1, 1, 30_000, log::add)) {
            Hand served = new Hand(server);
            served.ask();
            assertThat(served.reader.read()).isInstanceOf(TimeReply.class);
            try (Hand waits = new Hand(server)) {
                waits.ask();
                for (int i = 0; i < 5; i++) {
                    try (Hand refused = new Hand(server)) {
                        refused.ask();
                        assertThat(refused.reader.read())
                                .isEqualTo(new Refusal("busy: 1 connections are served and 1 wait, come again later"));
                        assertThat(refused.reader.read()).isNull();
                    }
                }
                served.close();
                assertThat(waits.reader.read()).isInstanceOf(TimeReply.class);
            }
        }
    }

    @Test
    void aSilentClientGivesItsThreadBack() throws Exception {
        try (RunningServer server = BioPoolServer.start(TimePrograms.ANY_PORT, protocol, 1, 1, 50, log::add);
                Hand silent = new Hand(server);
                Hand waits = new Hand(server)) {
            waits.ask();
            assertThat(waits.reader.read()).isInstanceOf(TimeReply.class);
            assertThat(silent.reader.read()).isNull();
        }
        assertThat(log).anyMatch(line -> line.contains("silent"));
    }

    @Test
    void aServerWithAThreadPerConnectionRefusesTheNextOne() throws Exception {
        try (RunningServer server = BioServer.start(TimePrograms.ANY_PORT, protocol, Threads.platform(), 1, log::add);
                Hand served = new Hand(server)) {
            served.ask();
            assertThat(served.reader.read()).isInstanceOf(TimeReply.class);
            try (Hand refused = new Hand(server)) {
                refused.ask();
                assertThat(refused.reader.read()).isInstanceOf(Refusal.class);
            }
        }
    }

    @Test
    void oneSelectorServesThousandsOfConnectionsAtOnce() throws Exception {
        try (RunningServer server = NioServer.start(TimePrograms.ANY_PORT, protocol, 10_000, log::add)) {
            Tally tally = NioClient.run(server.address(), protocol, 2000, 10);

            assertThat(tally.faults()).isEmpty();
            assertThat(tally.answered()).isEqualTo(20_000);
        }
    }

    /** Starts a server. */
    @FunctionalInterface
    private interface Limited {
        RunningServer start(int maxConnections, int idleMillis) throws Exception;
    }

    private Limited limited(String name) {
        return switch (name) {
            case "nio" -> (max, idle) -> NioServer.start(TimePrograms.ANY_PORT, protocol, max, log::add);
            case "aio" -> (max, idle) -> AioServer.start(TimePrograms.ANY_PORT, protocol, max, idle, log::add);
            default ->
                (max, idle) -> NettyServer.start(
                        List.of(TimePrograms.ANY_PORT),
                        protocol,
                        TimePrograms.nettySettings(NettyTransport.NIO, max, idle),
                        log::add);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "aio", "netty"})
    void aFullServerAcceptsAgainWhenAConnectionIsClosed(String name) throws Exception {
        try (RunningServer server = limited(name).start(2, 60_000)) {
            List<Hand> hands = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                hands.add(new Hand(server));
                hands.get(i).ask();
            }
            for (Hand hand : hands) {
                assertThat(hand.reader.read()).isInstanceOf(TimeReply.class);
                hand.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aio", "netty"})
    void aSilentClientGivesItsPlaceToAnother(String name) throws Exception {
        try (RunningServer server = limited(name).start(1, 50);
                Hand silent = new Hand(server);
                Hand waits = new Hand(server)) {
            waits.ask();
            assertThat(silent.reader.read()).isNull();
            assertThat(waits.reader.read()).isInstanceOf(TimeReply.class);
        }
    }

    @Test
    void oneBootstrapListensOnSeveralPorts() throws Exception {
        try (NettyServer server = NettyServer.start(
                List.of(TimePrograms.ANY_PORT, TimePrograms.ANY_PORT),
                protocol,
                TimePrograms.nettySettings(NettyTransport.NIO, 10, 60_000),
                log::add)) {
            assertThat(server.addresses()).hasSize(2).doesNotHaveDuplicates();
            for (InetSocketAddress address : server.addresses()) {
                assertThat(NioClient.run(address, protocol, 1, 1).answered()).isEqualTo(1);
            }
        }
    }

    @Test
    void aPortThatIsTakenIsReportedByEveryServer() throws Exception {
        try (RunningServer first = NioServer.start(TimePrograms.ANY_PORT, protocol, 10, log::add)) {
            InetSocketAddress taken = first.address();
            assertThatThrownBy(() -> NioServer.start(taken, protocol, 10, log::add))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> NettyServer.start(
                            List.of(taken),
                            protocol,
                            TimePrograms.nettySettings(NettyTransport.NIO, 10, 60_000),
                            log::add))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> BioServer.start(taken, protocol, Threads.platform(), 1, log::add))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aClientWithoutAServerSaysSo() throws Exception {
        InetSocketAddress nobody;
        try (RunningServer server = NioServer.start(TimePrograms.ANY_PORT, protocol, 10, log::add)) {
            nobody = server.address();
        }
        for (TimePrograms.Client client : TimePrograms.CLIENTS.values()) {
            Tally tally = client.run(nobody, protocol, 2, 3);
            assertThat(tally.broken()).isEqualTo(2);
            assertThat(tally.faults()).singleElement().asString().contains("efused");
        }
    }
}
