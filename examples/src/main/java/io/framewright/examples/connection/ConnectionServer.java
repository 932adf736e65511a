package io.framewright.examples.connection;

import io.framewright.examples.NioServer;
import io.framewright.examples.RunningServer;
import io.framewright.examples.connection.ConnectionMessage.Goodbye;
import io.framewright.examples.tls.Tls;
import io.framewright.framing.Protocol;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Notes down what clients request. */
final class ConnectionServer implements RunningServer {

    private static final int MAX_CONNECTIONS = 5000;

    private final NioServer server;
    private final Ledger ledger;

    private ConnectionServer(NioServer server, Ledger ledger) {
        this.server = server;
        this.ledger = ledger;
    }

    /**
     * Starts a server.
     *
     * @param idle how long a connection may be silent before it is closed
     * @param ledger closed with the server, or if it cannot be started
     */
    static ConnectionServer start(
            InetSocketAddress address,
            Protocol<ConnectionMessage> protocol,
            Tls tls,
            Duration idle,
            Ledger ledger,
            Consumer<String> log)
            throws IOException, InterruptedException {
        try {
            NioServer server =
                    NioServer.start(address, MAX_CONNECTIONS, new Goodbye("the server stops"), connection -> {
                        tls.addTo(connection.pipeline());
                        connection
                                .pipeline()
                                .addLast(
                                        new IdleStateHandler(idle.toMillis(), 0, 0, TimeUnit.MILLISECONDS),
                                        protocol.newHandler(),
                                        new ServerHandler(ledger, log));
                    });
            return new ConnectionServer(server, ledger);
        } catch (IOException e) {
            ledger.close();
            throw e;
        }
    }

    @Override
    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        try {
            ledger.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
