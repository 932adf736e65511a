package io.framewright.examples.heartbeat;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.Console;
import io.framewright.examples.ProtocolOptions;
import io.framewright.examples.Shutdown;
import io.framewright.examples.tls.Tls;
import io.framewright.examples.tls.TlsOptions;
import io.framewright.framing.Protocol;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a {@link HeartbeatWorker}. */
@Command(
        name = "worker",
        description = "Reports how this machine is, until stopped; ends with 1 if the master refuses it.",
        showDefaultValues = true)
final class WorkerCommand implements Callable<Integer> {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final AddressOptions address = new AddressOptions(HeartbeatCommand.PORT);

    @Mixin
    private final ProtocolOptions options = new ProtocolOptions(HeartbeatCommand.FRAMING, HeartbeatCommand.CODEC);

    @Mixin
    private final TlsOptions tlsOptions = new TlsOptions();

    @Mixin
    private final SecretOptions secretOptions = new SecretOptions();

    @Option(names = "--name", paramLabel = "NAME", description = "The worker's name, of which there is one only.")
    private String name = "worker-" + ProcessHandle.current().pid();

    @Override
    public Integer call() {
        Protocol<HeartbeatMessage> protocol = options.protocol(HeartbeatMessage.TYPES);
        InetSocketAddress master = address.address();
        Tls tls = tlsOptions.client(master.getHostString(), master.getPort());
        Secret secret = secretOptions.secret(console);
        try (HeartbeatWorker worker =
                HeartbeatWorker.start(master, protocol, tls, name, secret, new SystemSampler(), console::log)) {
            Shutdown.onSignal(worker::close);
            String reason = worker.refusal().join();
            if (reason.isEmpty()) {
                return 0;
            }
            console.log("refused: " + reason);
            return 1;
        }
    }
}
