package io.framewright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** That whoever mistypes, or forgets the server, is told so in a line, and not by a stack trace. */
@Timeout(60)
class CommandLinesTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object command, String... arguments) {
        return CommandLines.of(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "nope | there is no 'nope', but there is bio, bio-pool, | example",
                "bio | what to run is missing: one of server, client | example bio",
                "bio nope | there is no 'nope', but there is server, client | example bio",
                "bio server --codecs json | '--codecs', 'json'; is it --codec? | example bio server",
                "bio server --port many | 'many' is not an int | example bio server",
                "bio server --port 65536 | a port is a number from 0 to 65535, not 65536 | example bio server",
                "nio client --codec nope | no codec is named 'nope' | example nio client",
                "aio client --framing nope | no framing is named 'nope' | example aio client",
                "netty client --transport nope | no transport is named nope | example netty client",
                "netty client --tls-key a | a client needs --tls-trust | example netty client",
                "bio server --max-connections 0 | --max-connections is 1 or more, not 0 | example bio server",
                "nio server --max-connections 0 | --max-connections is 1 or more, not 0 | example nio server",
                "aio server --max-connections 0 | --max-connections is 1 or more, not 0 | example aio server",
                "netty server --max-connections 0 | --max-connections is 1 or more, not 0 | example netty server",
                "http-upload server target --max-mib 0 | --max-mib is 1 or more, not 0 | example http-upload server",
                "websocket server --ping 0 | --ping is 1 or more, not 0 | example websocket server",
                "connection client --keep BATCHED --batch-size 0 | --batch-size is 1 or more, not 0 | example"
                        + " connection client",
                "udp client --messages 0 | --messages is 1 or more, not 0 | example udp client",
                "udp client --max-size 0 | --max-size is a number from 1 | example udp client",
                "tls server | --tls-certificate and --tls-key are missing | example tls server",
                "heartbeat master --interval 0 | --interval is from 0.05 | example heartbeat master",
                "heartbeat worker --secret-file /no/file | there is no /no/file | example heartbeat worker",
                "http-files client | 'URL', 'FILE' | example http-files client",
                "http-upload server | 'DIRECTORY' | example http-upload server",
                "websocket client http://a | a chat's URL is ws://HOST:PORT/chat | example websocket client",
                "websocket client wss://a:1/chat | wss:// and --tls-trust | example websocket client"
            })
    void wrongUseIsExplainedInALineAndTheNextSaysWhereToReadOn(String arguments, String explanation, String command) {
        assertThat(run(new ExampleCommand(), arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString())
                .contains(explanation)
                .endsWith("see " + command + " --help" + System.lineSeparator());
        assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(4); // a specification has its place marked
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bio client --port %d",
                "nio client --port %d",
                "aio client --port %d",
                "netty client --port %d",
                "attachments client --port %d",
                "http-files client http://127.0.0.1:%d/file /no/file",
                "http-upload client upload pom.xml http://127.0.0.1:%d/",
                "websocket client ws://127.0.0.1:%d/chat"
            })
    void clientWithoutAServerSaysSoAndEnds(String arguments) throws IOException {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = closed.getLocalPort();
        }
        assertThat(run(new ExampleCommand(), arguments.formatted(nobody).split(" ")))
                .isEqualTo(1);
        assertThat(out + "" + err).containsIgnoringCase("connection refused").doesNotContain("\tat ", "null");
        assertThat((out + "" + err).lines()).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bio server",
                "bio-pool server",
                "nio server",
                "aio server",
                "netty server",
                "attachments server",
                "connection server",
                "http-files server",
                "http-upload server target/uploads",
                "websocket server",
                "echo"
            })
    void serverWhosePortIsTakenSaysSoAndEnds(String arguments) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String[] command = (arguments + " --port " + taken.getLocalPort()).split(" ");
            assertThat(run(new ExampleCommand(), command)).isEqualTo(1);
            assertThat(err)
                    .hasToString("cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": Address already in use"
                            + System.lineSeparator());
        }
    }

    @Test
    void fileThatIsNotThereIsNamed() {
        assertThat(run(new ExampleCommand(), "attachments", "client", "--file", "/no/file"))
                .isEqualTo(1);
        assertThat(err).hasToString("there is no /no/file" + System.lineSeparator());
    }

    /** The address has nothing to do with it. */
    @Test
    void directoryThatIsNotThereIsNamed() {
        assertThat(run(new ExampleCommand(), "http-files", "server", "/no/directory", "--port", "0"))
                .isEqualTo(1);
        assertThat(err).hasToString("there is no /no/directory" + System.lineSeparator());
    }

    @Command
    private static final class Wrong implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("a fault of ours");
        }
    }

    @Test
    void faultOfOursKeepsItsStackTrace() {
        assertThat(run(new Wrong())).isEqualTo(1);
        assertThat(err.toString()).contains("a fault of ours", "\tat ");
    }

    @Test
    void everyCommandHasHelp() {
        assertHelp(CommandLines.of(new ExampleCommand()));
    }

    private static void assertHelp(CommandLine line) {
        assertThat(line.parseArgs("--help").isUsageHelpRequested())
                .as(line.getCommandSpec().qualifiedName())
                .isTrue();
        line.getSubcommands().values().forEach(CommandLinesTest::assertHelp);
    }
}
