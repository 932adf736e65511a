package io.framewright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.StopTime.Phase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StopTimeTest {

    private final AtomicLong clock = new AtomicLong(-5_000_000_000L); // System.nanoTime may be negative

    private void pass(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** What StopRulesTest says of the programs makes this the bound of all that they wait for. */
    @Test
    void allPhasesEndWithinASecondAndLeaveTheVirtualMachineItsPart() {
        long before = 0;
        for (Phase phase : Phase.values()) {
            assertThat(phase.endMillis()).as("%s", phase).isGreaterThan(before).isLessThanOrEqualTo(700);
            before = phase.endMillis();
        }
    }

    @Test
    void phasesAreCountedFromTheBeginningAndNotFromEachOther() {
        StopTime stop = new StopTime(clock::get, 1);
        assertThat(stop.left(Phase.ANSWERS)).isEqualTo(nanos(600));
        pass(550);
        assertThat(stop.left(Phase.ANSWERS)).isEqualTo(nanos(50));
        assertThat(stop.left(Phase.GOODBYES)).isEqualTo(nanos(90));
        pass(80);
        assertThat(stop.left(Phase.ANSWERS)).isZero();
        assertThat(stop.left(Phase.THREADS)).isEqualTo(nanos(50));
        pass(10_000);
        assertThat(stop.left(Phase.THREADS)).isZero();
    }

    @Test
    void nothingIsWaitedForWhenTheTimeIsOver() {
        StopTime stop = new StopTime(clock::get, 1);
        pass(680);
        assertThat(stop.await(new CompletableFuture<>(), Phase.THREADS)).isFalse();
        stop.await(Thread.currentThread(), Phase.THREADS);
        new InFlight().awaitQuiet(stop, () -> true);
    }

    @Test
    void whatIsDoneIsDoneHoweverItEnded() {
        StopTime stop = new StopTime(clock::get, 1);
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(false);
        assertThat(stop.await(cancelled, Phase.ANSWERS)).isTrue();
        assertThat(stop.await(CompletableFuture.failedFuture(new IllegalStateException()), Phase.ANSWERS))
                .isTrue();
        assertThat(stop.await(CompletableFuture.completedFuture("done"), Phase.ANSWERS))
                .isTrue();
    }

    @Test
    void anInterruptedThreadWaitsForNothingAndStaysInterrupted() {
        StopTime stop = new StopTime(clock::get, 1);
        Thread.currentThread().interrupt();
        assertThat(stop.await(new CompletableFuture<>(), Phase.THREADS)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aTestMayHaveMoreTime() {
        StopTime stop = new StopTime(clock::get, 10);
        pass(5_999);
        assertThat(stop.left(Phase.ANSWERS)).isEqualTo(nanos(1));
    }
}
