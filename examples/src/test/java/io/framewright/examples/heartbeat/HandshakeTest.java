package io.framewright.examples.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.heartbeat.HeartbeatMessage.Challenge;
import io.framewright.examples.heartbeat.HeartbeatMessage.Hello;
import io.framewright.examples.heartbeat.HeartbeatMessage.Proof;
import io.framewright.examples.heartbeat.HeartbeatMessage.Refused;
import io.framewright.examples.heartbeat.HeartbeatMessage.Report;
import io.framewright.examples.heartbeat.HeartbeatMessage.Seen;
import io.framewright.examples.heartbeat.HeartbeatMessage.Welcome;
import io.framewright.examples.heartbeat.Secret.Role;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides in embedded channels, whose time passes when the test says so. */
class HandshakeTest {

    private static final Status STATUS = new Status(
            0.5,
            1.5,
            1,
            2,
            new ArrayList<>(List.of(new Status.Disk("/", 1, 2))),
            new ArrayList<>(List.of(new Status.Network("lo", 3, 4))));
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final List<String> log = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final List<EmbeddedChannel> channels = new ArrayList<>();
    private final Workers workers = new Workers(() -> 0, Duration.ofSeconds(6), log::add);

    @AfterEach
    void closeAll() {
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "marshalling", "marshalling-river", "kryo", "msgpack", "json"})
    void workerIsWelcomedAndReports(String codec) {
        EmbeddedChannel master = master(codec);
        EmbeddedChannel worker = worker(codec, "correct horse battery staple");
        converse(worker, master);
        assertThat(events).containsExactly("welcomed");
        converse(worker, master);
        assertThat(workers.snapshot().workers()).containsExactly(new Snapshot.Row("w1", "online", 0, STATUS));
    }

    @Test
    void workerReportsAtEachInterval() {
        EmbeddedChannel master = master(null);
        EmbeddedChannel worker = worker(null, "correct horse battery staple");
        List<Object> said = converse(worker, master);
        for (int i = 0; i < 3; i++) {
            pass(worker, INTERVAL.toMillis());
            said.addAll(converse(worker, master));
        }
        assertThat(said.stream().filter(Report.class::isInstance)).hasSize(4);
        assertThat(said.stream().filter(Seen.class::isInstance)).hasSize(4);
        assertThat(log).containsExactly("worker w1 joined from embedded");
    }

    @Test
    void secretIsNeverOnTheWire() {
        EmbeddedChannel master = master("jdk");
        EmbeddedChannel worker = worker("jdk", "correct horse battery staple");
        StringBuilder wire = new StringBuilder();
        converse(worker, master).forEach(bytes -> wire.append(bytes));
        assertThat(wire.toString())
                .contains("w1")
                .doesNotContain("correct horse")
                .doesNotContain("staple");
    }

    @Test
    void wrongSecretIsRefusedAndLogged() {
        EmbeddedChannel master = master(null);
        EmbeddedChannel worker = worker(null, "wrong horse battery staple");
        converse(worker, master);
        assertThat(events).singleElement().asString().contains("refused").contains("wrong secret");
        assertThat(log).singleElement().asString().contains("refused").contains("wrong secret");
        assertThat(master.isOpen()).isFalse();
        assertThat(workers.snapshot().workers()).isEmpty();
    }

    @Test
    void unauthenticatedReportIsRefusedAndLogged() {
        EmbeddedChannel master = master(null);
        master.writeInbound(new Report(1, STATUS));
        assertRefused(master, "unauthenticated Report");
    }

    @Test
    void reportInsteadOfAProofIsRefused() {
        EmbeddedChannel master = master(null);
        master.writeInbound(new Hello("w1", Secret.newNonce()));
        master.writeInbound(new Report(1, STATUS));
        assertThat(master.<Object>readOutbound()).isInstanceOf(Challenge.class);
        assertRefused(master, "unauthenticated Report");
    }

    @Test
    void recordedHandshakeIsRefusedOnAnotherConnection() {
        EmbeddedChannel first = master(null);
        EmbeddedChannel worker = worker(null, "correct horse battery staple");
        List<Object> recorded = converse(worker, first);
        EmbeddedChannel second = master(null);
        log.clear();
        recorded.stream()
                .filter(message -> message instanceof Hello || message instanceof Proof)
                .forEach(second::writeInbound);
        assertThat(second.<Object>readOutbound()).isInstanceOf(Challenge.class);
        assertRefused(second, "replay");
    }

    @Test
    void repeatedReportIsRefused() {
        EmbeddedChannel master = master(null);
        EmbeddedChannel worker = worker(null, "correct horse battery staple");
        List<Object> recorded = converse(worker, master);
        log.clear();
        recorded.stream().filter(Report.class::isInstance).forEach(master::writeInbound);
        assertRefused(master, "replay");
    }

    @Test
    void mastersOwnProofIsNoWorkersProof() {
        EmbeddedChannel master = master(null);
        byte[] nonce = Secret.newNonce();
        master.writeInbound(new Hello("w1", nonce));
        Challenge challenge = master.readOutbound();
        byte[] mastersProof = secret("correct horse battery staple").proof(Role.MASTER, "w1", nonce, challenge.nonce());
        master.writeInbound(new Proof(mastersProof));
        assertRefused(master, "wrong secret");
    }

    @Test
    void workerDoesNotReportToAMasterWithoutTheSecret() {
        EmbeddedChannel worker = worker(null, "correct horse battery staple");
        Hello hello = worker.readOutbound();
        worker.writeInbound(new Challenge(Secret.newNonce()));
        Proof proof = worker.readOutbound();
        worker.writeInbound(new Welcome(proof.mac(), 1000)); // all that a false master has
        assertThat(hello.worker()).isEqualTo("w1");
        assertThat(events).containsExactly("refused: the master does not know the secret");
        assertThat(worker.isOpen()).isFalse();
        assertThat(worker.<Object>readOutbound()).isNull();
    }

    @Test
    void whoDoesNotAuthenticateInTimeIsClosed() {
        EmbeddedChannel master = master(null);
        pass(master, MasterHandler.HANDSHAKE_TIMEOUT.toMillis() - 1);
        assertThat(master.isOpen()).isTrue();
        pass(master, 1);
        assertRefused(master, "not authenticated");
    }

    @Test
    void authenticatedWorkerMayBeQuiet() {
        EmbeddedChannel master = master(null);
        EmbeddedChannel worker = worker(null, "correct horse battery staple");
        converse(worker, master);
        pass(master, MasterHandler.HANDSHAKE_TIMEOUT.toMillis());
        assertThat(master.isOpen()).isTrue();
    }

    @Test
    void silentMasterIsLeft() {
        EmbeddedChannel master = master(null);
        EmbeddedChannel worker = worker(null, "correct horse battery staple");
        converse(worker, master);
        pass(worker, 3 * INTERVAL.toMillis());
        assertThat(worker.isOpen()).isTrue();
        pass(worker, INTERVAL.toMillis());
        assertThat(worker.isOpen()).isFalse();
        assertThat(events).last().asString().contains("has not answered");
    }

    @Test
    void newConnectionOfAWorkerReplacesTheOldOne() {
        EmbeddedChannel oldMaster = master(null);
        converse(worker(null, "correct horse battery staple"), oldMaster);
        EmbeddedChannel newMaster = master(null);
        converse(worker(null, "correct horse battery staple"), newMaster);
        assertThat(oldMaster.isOpen()).isFalse();
        assertThat(newMaster.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "\033[2J", "../a"})
    void nameThatCouldDoHarmInALogIsRefused(String name) {
        EmbeddedChannel master = master(null);
        master.writeInbound(new Hello(name, Secret.newNonce()));
        assertRefused(master, "a name of letters");
        assertThat(log.get(0)).doesNotContain("\n").doesNotContain("\033");
    }

    @Test
    void garbageIsRefusedAndLogged() {
        EmbeddedChannel master = master("json");
        master.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\n\r\n", StandardCharsets.US_ASCII));
        assertThat(log).singleElement().asString().contains("refused").contains("GET ");
        assertThat(master.isOpen()).isFalse();
    }

    private void assertRefused(EmbeddedChannel master, String reason) {
        assertThat(master.<Object>readOutbound()).isInstanceOf(Refused.class);
        assertThat(master.<Object>readOutbound()).isNull();
        assertThat(master.isOpen()).isFalse();
        assertThat(log).singleElement().asString().contains("refused").contains(reason);
    }

    private EmbeddedChannel master(@Nullable String codec) {
        return channel(codec, new MasterHandler(secret("correct horse battery staple"), workers, INTERVAL, log::add));
    }

    private EmbeddedChannel worker(@Nullable String codec, String secret) {
        return channel(codec, new WorkerHandler("w1", secret(secret), () -> STATUS, Runnable::run, events()));
    }

    private EmbeddedChannel channel(@Nullable String codec, ChannelHandler handler) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        if (codec != null) {
            channel.pipeline()
                    .addLast(Protocol.parse(HeartbeatCommand.FRAMING + " + " + codec, HeartbeatMessage.TYPES)
                            .newHandler());
        }
        channel.pipeline().addLast(handler);
        channel.pipeline().fireChannelActive();
        channels.add(channel);
        return channel;
    }

    private static void pass(EmbeddedChannel channel, long millis) {
        for (long left = millis; left > 0; left -= INTERVAL.toMillis()) {
            channel.advanceTimeBy(Math.min(left, INTERVAL.toMillis()), TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
            channel.runPendingTasks();
        }
    }

    /** Carries messages to and fro until nobody says more; bytes are listed as text. */
    private static List<Object> converse(EmbeddedChannel worker, EmbeddedChannel master) {
        List<Object> said = new ArrayList<>();
        boolean more = true;
        while (more) {
            worker.runScheduledPendingTasks();
            worker.runPendingTasks();
            more = carry(worker, master, said);
            more |= carry(master, worker, said);
        }
        return said;
    }

    private static boolean carry(EmbeddedChannel from, EmbeddedChannel to, List<Object> said) {
        Object message = from.readOutbound();
        if (message == null) {
            return false;
        }
        said.add(message instanceof ByteBuf bytes ? bytes.toString(StandardCharsets.ISO_8859_1) : message);
        if (to.isOpen()) {
            to.writeInbound(message);
        } else {
            ReferenceCountUtil.release(message);
        }
        return true;
    }

    private static Secret secret(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    private WorkerHandler.Events events() {
        return new WorkerHandler.Events() {
            @Override
            public void welcomed() {
                events.add("welcomed");
            }

            @Override
            public void refused(String reason) {
                events.add("refused: " + reason);
            }

            @Override
            public void failed(String reason) {
                events.add("failed: " + reason);
            }
        };
    }
}
