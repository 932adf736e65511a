package io.framewright.examples.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.heartbeat.Status.Disk;
import io.framewright.examples.heartbeat.Status.Network;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private static final Status STATUS =
            new Status(0.25, null, 1536, 1 << 20, List.of(new Disk("/\033x", 3, 4)), List.of(new Network("lo", 5, 6)));

    private final AtomicLong millis = new AtomicLong();
    private final List<String> log = new ArrayList<>();
    private final Workers workers =
            new Workers(() -> Duration.ofMillis(millis.get()).toNanos(), Duration.ofSeconds(6), log::add);
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @Test
    void workerIsLostAfterMissedBeatsAndBackWithTheNext() {
        workers.joined("a", channel);
        workers.reported("a", channel, STATUS);
        pass(6_000);
        assertThat(state()).isEqualTo("online");
        pass(1);
        assertThat(state()).isEqualTo("lost");
        pass(60_000);
        workers.reported("a", channel, STATUS);
        assertThat(state()).isEqualTo("online");
        assertThat(log)
                .containsExactly(
                        "worker a joined from embedded", "worker a is lost: no report for 6.0 s", "worker a is back");
    }

    @Test
    void shortAbsenceIsNoEvent() {
        workers.joined("a", channel);
        channel.close();
        pass(5_000);
        EmbeddedChannel next = new EmbeddedChannel();
        workers.joined("a", next);
        workers.reported("a", next, STATUS);
        pass(5_000);
        assertThat(state()).isEqualTo("online");
        assertThat(log).hasSize(1);
    }

    @Test
    void workerThatOnlyJoinsIsNotBack() {
        workers.joined("a", channel);
        pass(7_000);
        workers.joined("a", new EmbeddedChannel());
        assertThat(state()).isEqualTo("lost");
    }

    @Test
    void reportOfAReplacedConnectionDoesNotCount() {
        workers.joined("a", channel);
        workers.joined("a", new EmbeddedChannel());
        assertThat(channel.isOpen()).isFalse();
        assertThat(workers.reported("a", channel, STATUS)).isFalse();
    }

    @Test
    void snapshotIsATableAndJson() {
        workers.joined("a", channel);
        workers.joined("b", new EmbeddedChannel());
        workers.reported("a", channel, STATUS);
        pass(1_500);
        Snapshot snapshot = workers.snapshot();
        assertThat(snapshot.toTable().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "worker state seen cpu load memory fullest disk in out",
                        "a online 1.5 s 25 % 1.5 KB / 1.0 MB /?x 75 % 5 B/s 6 B/s",
                        "b online 1.5 s");
        assertThat(snapshot.toJson())
                .startsWith("{\"workers\":[{")
                .contains("\"name\":\"a\"", "\"state\":\"online\"", "\"cpuLoad\":0.25")
                .doesNotContain("\n", "\033");
    }

    @Test
    void thisMachineCanBeMeasured() {
        SystemSampler sampler = new SystemSampler();
        sampler.get();
        Status status = sampler.get();
        assertThat(status.cpuLoad()).isBetween(0.0, 1.0);
        assertThat(status.memoryUsed()).isBetween(1L, status.memoryTotal());
        assertThat(status.networks()).extracting(Network::name).contains("lo");
    }

    private void pass(long duration) {
        millis.addAndGet(duration);
        workers.check();
    }

    private String state() {
        return workers.snapshot().workers().get(0).state();
    }
}
