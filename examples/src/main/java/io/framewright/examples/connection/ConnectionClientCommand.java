package io.framewright.examples.connection;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.Console;
import io.framewright.examples.ProtocolOptions;
import io.framewright.examples.Shutdown;
import io.framewright.examples.tls.Tls;
import io.framewright.examples.tls.TlsOptions;
import io.framewright.framing.Protocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends the lines of its standard input as requests. */
@Command(
        name = "client",
        description = "Sends each line of standard input as a request, and prints what became of it.",
        showDefaultValues = true)
final class ConnectionClientCommand implements Callable<Integer> {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final AddressOptions address = new AddressOptions(ConnectionServerCommand.PORT);

    @Mixin
    private final ProtocolOptions protocolOptions = new ProtocolOptions();

    @Mixin
    private final TlsOptions tlsOptions = new TlsOptions();

    @Mixin
    private final ClientOptions options = new ClientOptions();

    private final AtomicLong unanswered = new AtomicLong(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicInteger failed = new AtomicInteger();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Protocol<ConnectionMessage> protocol = protocolOptions.protocol(ConnectionMessage.TYPES);
        InetSocketAddress where = address.address();
        Tls tls = tlsOptions.client(where.getHostString(), where.getPort());
        ClientSettings settings = options.settings(console);
        try (RequestClient client = RequestClient.start(where, protocol, tls, settings, console::log)) {
            Shutdown.onSignal(client::close);
            submitAll(client, new Semaphore(settings.queueBound()));
            client.finish();
            countDown();
            done.await();
        }
        return failed.get() == 0 ? 0 : 1;
    }

    /** Where nothing may be lost, a full queue makes the input wait; else it makes the request fail. */
    private void submitAll(RequestClient client, Semaphore room) throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int request = ++number;
            unanswered.incrementAndGet();
            if (options.waitsForRoom()) {
                room.acquire();
            }
            client.submit(line).whenComplete((position, failure) -> {
                room.release();
                print(request, position, failure);
                countDown();
            });
        }
    }

    /** The input counts as one more, so that nothing is done before it has ended. */
    private void countDown() {
        if (unanswered.decrementAndGet() == 0) {
            done.countDown();
        }
    }

    private void print(int request, @Nullable Long position, @Nullable Throwable failure) {
        if (failure == null) {
            console.out("#" + request + " accepted as " + position);
        } else {
            failed.incrementAndGet();
            console.out("#" + request + " failed: " + failure.getMessage());
        }
    }
}
