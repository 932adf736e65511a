package io.framewright.examples.tls;

import io.framewright.codec.MessageTypes;
import io.framewright.examples.AddressOptions;
import io.framewright.examples.Console;
import io.framewright.examples.EchoServer;
import io.framewright.examples.ProtocolOptions;
import io.framewright.framing.Protocol;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The echo server behind TLS. */
@Command(name = "server", description = "Sends every message back, over TLS.", showDefaultValues = true)
final class TlsServerCommand implements Callable<Integer> {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final AddressOptions address = new AddressOptions(TlsCommand.PORT);

    @Mixin
    private final ProtocolOptions options = new ProtocolOptions(TlsCommand.FRAMING, TlsCommand.CODEC);

    @Mixin
    private final TlsOptions tlsOptions = new TlsOptions();

    @Override
    public Integer call() throws InterruptedException {
        Protocol<?> protocol = options.protocol(MessageTypes.of(String.class));
        Tls tls = tlsOptions.server();
        if (tls == Tls.NONE) {
            throw console.problem("--tls-certificate and --tls-key are missing: `example tls certificates` makes them");
        }
        return address.serve(where -> EchoServer.start(where, protocol, tls, console::log));
    }
}
