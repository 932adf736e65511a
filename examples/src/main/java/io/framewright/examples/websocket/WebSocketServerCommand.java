package io.framewright.examples.websocket;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.Console;
import io.framewright.examples.http.SameOrigin;
import io.framewright.examples.tls.Tls;
import io.framewright.examples.tls.TlsOptions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the chat until told to stop. */
@Command(name = "server", description = "Serves the chat and its page.", showDefaultValues = true)
public final class WebSocketServerCommand implements Callable<Integer> {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final AddressOptions address = new AddressOptions(8082);

    @Mixin
    private final TlsOptions tlsOptions = new TlsOptions();

    @Option(
            names = "--codec",
            split = ",",
            description = "The codecs that clients may choose: ${COMPLETION-CANDIDATES}.")
    private Set<ChatCodec> codecs = EnumSet.allOf(ChatCodec.class);

    @Option(
            names = "--ping",
            paramLabel = "SECONDS",
            description = "Pings who is silent so long; after as long again, it is gone.")
    private int pingSeconds = 20;

    @Option(
            names = "--name",
            paramLabel = "HOST",
            description = "A name that this server has, beside localhost and its addresses, for pages' Origin.")
    private Set<String> names = new HashSet<>();

    @Override
    public Integer call() throws InterruptedException {
        ChatServer.Settings settings =
                new ChatServer.Settings(codecs, console.positive("--ping", pingSeconds), new SameOrigin(names));
        Tls tls = tlsOptions.server();
        return address.serve(where -> ChatServer.start(where, tls, settings, console::log));
    }
}
