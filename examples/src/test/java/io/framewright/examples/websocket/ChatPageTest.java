package io.framewright.examples.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.RunningServer;
import io.framewright.examples.http.SameOrigin;
import io.framewright.examples.peers.Browser;
import io.framewright.examples.tls.Tls;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The chat's page in a real browser: see src/test/peers/browser/chat.mjs for what it does. */
class ChatPageTest {

    private final List<String> log = new CopyOnWriteArrayList<>();

    @Test
    void browsersChatAndComeBackWhenTheServerDoes() throws Exception {
        RunningServer server = start(0);
        Process browser = null;
        int port = server.address().getPort();
        try {
            browser = Browser.start("chat.mjs", "http://127.0.0.1:" + port);
            BufferedReader out = browser.inputReader(StandardCharsets.UTF_8);
            BufferedWriter in = browser.outputWriter(StandardCharsets.UTF_8);
            for (String line = out.readLine(); line != null && !line.equals("passed"); line = out.readLine()) {
                switch (line) {
                    case "stop" -> server.close();
                    case "start" -> server = start(port);
                    default -> System.out.println(line);
                }
                in.write("done\n");
                in.flush();
            }
            assertThat(browser.waitFor()).isZero();
        } finally {
            server.close();
            if (browser != null) {
                browser.descendants().forEach(ProcessHandle::destroyForcibly);
                browser.destroyForcibly();
            }
        }
        assertThat(log).isEmpty();
    }

    private RunningServer start(int port) throws Exception {
        return ChatServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                Tls.NONE,
                new ChatServer.Settings(EnumSet.allOf(ChatCodec.class), 20, new SameOrigin(Set.of())),
                log::add);
    }
}
