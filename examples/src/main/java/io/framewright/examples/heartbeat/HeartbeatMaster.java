package io.framewright.examples.heartbeat;

import io.framewright.examples.NioServer;
import io.framewright.examples.RunningServer;
import io.framewright.examples.tls.Tls;
import io.framewright.framing.Protocol;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Takes the workers' reports. */
final class HeartbeatMaster implements RunningServer {

    private static final int MAX_CONNECTIONS = 5000;
    private static final int CHECKS_PER_INTERVAL = 4;

    private final NioServer server;
    private final Workers workers;

    private HeartbeatMaster(NioServer server, Workers workers) {
        this.server = server;
        this.workers = workers;
    }

    /**
     * Starts a master.
     *
     * @param interval from one report to the next
     * @param missed how many in a row make a worker lost
     */
    static HeartbeatMaster start(
            InetSocketAddress address,
            Protocol<HeartbeatMessage> protocol,
            Tls tls,
            Secret secret,
            Duration interval,
            int missed,
            Consumer<String> log)
            throws IOException, InterruptedException {
        Workers workers = new Workers(System::nanoTime, interval.multipliedBy(missed), log);
        NioServer server = NioServer.start(address, MAX_CONNECTIONS, null, connection -> {
            tls.addTo(connection.pipeline());
            connection.pipeline().addLast(protocol.newHandler(), new MasterHandler(secret, workers, interval, log));
        });
        long check = Math.max(1, interval.toMillis() / CHECKS_PER_INTERVAL);
        server.loop().scheduleAtFixedRate(workers::check, check, check, TimeUnit.MILLISECONDS);
        return new HeartbeatMaster(server, workers);
    }

    Workers workers() {
        return workers;
    }

    /** The thread that serves the workers. */
    EventLoop loop() {
        return server.loop();
    }

    @Override
    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
