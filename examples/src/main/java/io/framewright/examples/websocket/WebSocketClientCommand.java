package io.framewright.examples.websocket;

import io.framewright.examples.Console;
import io.framewright.examples.Shutdown;
import io.framewright.examples.tls.Tls;
import io.framewright.examples.tls.TlsOptions;
import io.framewright.examples.websocket.ChatMessage.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says the lines of standard input, and prints what is said. At the input's end it waits for what it said, and leaves. */
@Command(name = "client", description = "Chats from the command line.", showDefaultValues = true)
public final class WebSocketClientCommand implements Callable<Integer> {

    private static final int ECHO_SECONDS = 10;

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final TlsOptions tlsOptions = new TlsOptions();

    @Parameters(paramLabel = "URL", arity = "0..1", description = "The chat, ws:// or, behind TLS, wss://.")
    private URI url = URI.create("ws://127.0.0.1:8082/chat");

    @Option(names = "--codec", description = "How messages are written: ${COMPLETION-CANDIDATES}.")
    private ChatCodec codec = ChatCodec.MSGPACK;

    @Option(names = "--name", description = "Who says it.")
    private String name = System.getProperty("user.name", "somebody");

    /** What was said, and has not come back. */
    private final Set<String> unheard = ConcurrentHashMap.newKeySet();

    private final CountDownLatch allHeard = new CountDownLatch(1);
    private volatile boolean allSaid;

    @Override
    public Integer call() throws InterruptedException {
        try (ChatClient client = ChatClient.connect(url, tls(), codec, this::heard)) {
            Shutdown.onSignal(client::close);
            client.channel().closeFuture().addListener(closed -> allHeard.countDown());
            client.send(new ChatMessage(Kind.JOIN, 0, "", name, ""));
            sayLines(client);
            allSaid = true;
            if (!unheard.isEmpty()) {
                allHeard.await(ECHO_SECONDS, TimeUnit.SECONDS);
            }
        } catch (IOException | IllegalArgumentException e) {
            console.log(String.valueOf(e.getMessage()));
            return 1;
        }
        unheard.forEach(id -> console.log("not confirmed: " + id));
        return unheard.isEmpty() ? 0 : 1;
    }

    private Tls tls() {
        boolean secure = "wss".equals(url.getScheme());
        boolean known = secure || "ws".equals(url.getScheme());
        if (!known || url.getHost() == null || url.getPort() < 0) {
            throw console.problem("a chat's URL is ws://HOST:PORT" + UpgradeHandler.PATH + ", or wss:// behind TLS");
        }
        Tls tls = tlsOptions.client(url.getHost(), url.getPort());
        if (secure != (tls != Tls.NONE)) {
            throw console.problem("wss:// and --tls-trust, the server's certificate, need each other");
        }
        return tls;
    }

    private void sayLines(ChatClient client) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (String line = in.readLine(); line != null && client.channel().isActive(); line = in.readLine()) {
            String id = UUID.randomUUID().toString();
            ChatMessage message = new ChatMessage(Kind.SAY, 0, id, name, line);
            unheard.add(id);
            client.send(message).await();
        }
    }

    private void heard(ChatMessage message) {
        if (message.kind() != Kind.JOIN) {
            console.out(message.name() + ": " + message.text().replaceAll("\\p{Cntrl}", " "));
        }
        unheard.remove(message.id());
        if (allSaid && unheard.isEmpty()) {
            allHeard.countDown();
        }
    }
}
