package io.framewright.examples.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.examples.Backoff;
import io.framewright.examples.connection.ConnectionMessage.Accepted;
import io.framewright.examples.connection.ConnectionMessage.Goodbye;
import io.framewright.examples.connection.ConnectionMessage.Rejected;
import io.framewright.examples.connection.ConnectionMessage.Request;
import io.framewright.examples.connection.RequestException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class RequestQueueTest {

    private static final int BOUND = 4;

    private final ManualTimer timer = new ManualTimer();
    private int attempts;

    /** Remembers what is sent. */
    private static final class Wire implements RequestQueue.Connection {
        private final List<Long> sent = new ArrayList<>();
        private int flushed;
        private boolean writable = true;
        private boolean closed;

        @Override
        public void send(Request request) {
            assertThat(closed).isFalse();
            sent.add(request.id());
        }

        @Override
        public void flush() {
            flushed = sent.size();
        }

        @Override
        public boolean isWritable() {
            return writable;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void longLivedConnectionIsOpenedAtOnceAndStaysOpen() {
        RequestQueue queue = queue(ConnectionPolicy.longLived(), true);
        assertThat(attempts).isEqualTo(1);
        Wire wire = open(queue);
        CompletableFuture<Long> answer = queue.submit("a");
        assertThat(wire.sent).containsExactly(1L);
        assertThat(wire.flushed).isEqualTo(1);
        queue.received(new Accepted(1, 17));
        assertThat(answer).isCompletedWithValue(17L);
        timer.advance(1_000_000);
        assertThat(wire.closed).isFalse();
    }

    @Test
    void longLivedConnectionComesBackByItself() {
        RequestQueue queue = queue(ConnectionPolicy.longLived(), true);
        open(queue);
        queue.closed();
        timer.advance(99);
        assertThat(attempts).isEqualTo(1);
        timer.advance(1);
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void onDemandConnectionIsOpenedByARequestAndClosedWhenIdle() {
        RequestQueue queue = queue(ConnectionPolicy.onDemand(Duration.ofSeconds(1)), true);
        timer.advance(10_000);
        assertThat(attempts).isZero();
        queue.submit("a");
        assertThat(attempts).isEqualTo(1);
        Wire wire = open(queue);
        timer.advance(10_000);
        assertThat(wire.closed).as("an answer is outstanding").isFalse();
        queue.received(new Accepted(1, 1));
        timer.advance(999);
        assertThat(wire.closed).isFalse();
        timer.advance(1);
        assertThat(wire.closed).isTrue();
        queue.closed();
        assertThat(attempts).isEqualTo(1);
        queue.submit("b");
        assertThat(attempts).as("the next request re-opens it, without waiting").isEqualTo(2);
    }

    @Test
    void requestThatMeetsAnIdleCloseWaitsForTheNextConnection() {
        RequestQueue queue = queue(ConnectionPolicy.onDemand(Duration.ofSeconds(1)), false);
        Wire wire = open(queue);
        timer.advance(1_000);
        assertThat(wire.closed).isTrue();
        CompletableFuture<Long> answer = queue.submit("a");
        assertThat(wire.sent).isEmpty();
        queue.closed();
        assertThat(attempts).isEqualTo(1);
        assertThat(open(queue).sent).containsExactly(1L);
        assertThat(answer).isNotDone();
    }

    @Test
    void batchIsSentWhenItIsFull() {
        RequestQueue queue = queue(ConnectionPolicy.batched(3, Duration.ofSeconds(5)), true);
        queue.submit("a");
        queue.submit("b");
        assertThat(attempts).isZero();
        queue.submit("c");
        Wire wire = open(queue);
        assertThat(wire.sent).containsExactly(1L, 2L, 3L);
        queue.submit("d");
        assertThat(wire.sent).as("the next batch's").hasSize(3);
        queue.received(new Accepted(1, 1));
        queue.received(new Accepted(2, 2));
        assertThat(wire.closed).isFalse();
        queue.received(new Accepted(3, 3));
        assertThat(wire.closed).as("all are confirmed").isTrue();
        queue.closed();
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void batchIsSentWhenItIsOld() {
        RequestQueue queue = queue(ConnectionPolicy.batched(3, Duration.ofSeconds(5)), true);
        queue.submit("a");
        timer.advance(3_000);
        queue.submit("b");
        timer.advance(1_999);
        assertThat(attempts).isZero();
        timer.advance(1);
        assertThat(attempts).isEqualTo(1);
        assertThat(open(queue).sent).containsExactly(1L, 2L);
    }

    @Test
    void batchWaitsForAServerThatIsAway() {
        RequestQueue queue = queue(ConnectionPolicy.batched(2, Duration.ofSeconds(5)), true);
        CompletableFuture<Long> a = queue.submit("a");
        CompletableFuture<Long> b = queue.submit("b");
        for (int i = 0; i < 50; i++) {
            queue.failed();
            timer.advance(100_000);
            assertThat(attempts).isEqualTo(i + 2);
        }
        assertThat(open(queue).sent).containsExactly(1L, 2L);
        queue.received(new Accepted(1, 1));
        queue.received(new Accepted(2, 2));
        assertThat(a).isCompletedWithValue(1L);
        assertThat(b).isCompletedWithValue(2L);
    }

    @Test
    void waitsGrowWithFailuresAndStartAnewWhenTheServerAnswers() {
        RequestQueue queue = queue(ConnectionPolicy.longLived(), true);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            queue.failed();
            waits.add(millisUntilNextAttempt());
        }
        assertThat(waits).containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
        open(queue);
        queue.closed();
        assertThat(millisUntilNextAttempt())
                .as("a server that accepts and says nothing is not well")
                .isEqualTo(1000);
        open(queue);
        queue.received(new ConnectionMessage.Pong(1));
        queue.closed();
        assertThat(millisUntilNextAttempt()).isEqualTo(100);
    }

    @Test
    void whatABrokenConnectionCarriedIsSentAgainInOrderWithItsIds() {
        RequestQueue queue = queue(ConnectionPolicy.longLived(), true);
        open(queue);
        CompletableFuture<Long> a = queue.submit("a");
        CompletableFuture<Long> b = queue.submit("b");
        CompletableFuture<Long> c = queue.submit("c");
        queue.received(new Accepted(2, 1));
        queue.closed();
        queue.submit("d");
        timer.advance(1000);
        Wire next = open(queue);
        assertThat(next.sent).containsExactly(1L, 3L, 4L);
        queue.received(new Accepted(1, 2));
        queue.received(new Accepted(1, 99));
        assertThat(a).as("answered once").isCompletedWithValue(2L);
        assertThat(b).isCompletedWithValue(1L);
        assertThat(c).isNotDone();
    }

    @Test
    void withoutResendingTheOutcomeOfWhatWasSentIsUnknown() {
        RequestQueue queue = queue(ConnectionPolicy.longLived(), false);
        CompletableFuture<Long> sent = queue.submit("a");
        Wire wire = open(queue);
        wire.writable = false;
        CompletableFuture<Long> waits = queue.submit("b");
        assertThat(wire.sent).containsExactly(1L);
        queue.closed();
        assertFailed(sent, Reason.OUTCOME_UNKNOWN);
        assertThat(waits).as("it was not sent, so it can be").isNotDone();
        timer.advance(1000);
        assertThat(open(queue).sent).containsExactly(2L);
    }

    @Test
    void channelThatTurnsWritableGetsTheRest() {
        RequestQueue queue = queue(ConnectionPolicy.longLived(), true);
        Wire wire = open(queue);
        wire.writable = false;
        queue.submit("a");
        assertThat(wire.sent).isEmpty();
        wire.writable = true;
        queue.writable();
        assertThat(wire.sent).containsExactly(1L);
    }

    @Test
    void fullQueueFailsTheNewestRequest() {
        RequestQueue queue = queue(ConnectionPolicy.onDemand(Duration.ofSeconds(1)), true);
        for (int i = 0; i < BOUND; i++) {
            assertThat(queue.submit("x")).isNotDone();
        }
        assertFailed(queue.submit("y"), Reason.QUEUE_FULL);
        Wire wire = open(queue);
        queue.received(new Accepted(1, 1));
        assertThat(queue.submit("z")).isNotDone();
        assertThat(wire.sent).containsExactly(1L, 2L, 3L, 4L, 6L);
    }

    @Test
    void requestThatWaitsTooLongFailsAsWhatItIs() {
        RequestQueue queue = queue(ConnectionPolicy.longLived(), true, Optional.of(Duration.ofSeconds(3)));
        CompletableFuture<Long> neverSent = queue.submit("a");
        timer.advance(3_000);
        assertFailed(neverSent, Reason.TIMED_OUT);
        open(queue);
        CompletableFuture<Long> sent = queue.submit("b");
        CompletableFuture<Long> sentOnce = queue.submit("c");
        queue.received(new Accepted(2, 1));
        queue.closed();
        timer.advance(3_000);
        assertThat(sent).isCompletedWithValue(1L);
        assertFailed(sentOnce, Reason.OUTCOME_UNKNOWN);
        queue.received(new Accepted(3, 2));
    }

    @Test
    void rejectedRequestFails() {
        RequestQueue queue = queue(ConnectionPolicy.longLived(), true);
        open(queue);
        CompletableFuture<Long> answer = queue.submit("a");
        queue.received(new Rejected(1, "no"));
        assertFailed(answer, Reason.REJECTED);
    }

    @Test
    void serverThatSaysGoodbyeIsLeftWhenItHasAnswered() {
        RequestQueue queue = queue(ConnectionPolicy.longLived(), false);
        Wire wire = open(queue);
        CompletableFuture<Long> before = queue.submit("a");
        queue.received(new Goodbye("stop"));
        CompletableFuture<Long> after = queue.submit("b");
        assertThat(wire.sent).containsExactly(1L);
        assertThat(wire.closed).isFalse();
        queue.received(new Accepted(1, 1));
        assertThat(wire.closed).isTrue();
        queue.closed();
        assertThat(before).isCompletedWithValue(1L);
        assertThat(attempts).as("at once").isEqualTo(2);
        assertThat(open(queue).sent).containsExactly(2L);
        assertThat(after).isNotDone();
    }

    @Test
    void stoppedClientSaysWhatItKnowsOfEachRequest() {
        RequestQueue queue = queue(ConnectionPolicy.longLived(), true);
        Wire wire = open(queue);
        CompletableFuture<Long> answered = queue.submit("a");
        CompletableFuture<Long> sent = queue.submit("b");
        wire.writable = false;
        CompletableFuture<Long> waits = queue.submit("c");
        queue.stop();
        assertFailed(waits, Reason.STOPPED);
        assertFailed(queue.submit("d"), Reason.STOPPED);
        queue.received(new Accepted(1, 1));
        assertThat(answered).isCompletedWithValue(1L);
        assertThat(wire.closed).isFalse();
        queue.abandon();
        assertFailed(sent, Reason.OUTCOME_UNKNOWN);
        assertThat(wire.closed).isTrue();
        queue.closed();
        assertThat(queue.isDone()).isTrue();
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void finishedBatchIsSentThoughItIsSmall() {
        RequestQueue queue = queue(ConnectionPolicy.batched(3, Duration.ofSeconds(5)), true);
        queue.submit("a");
        queue.finish();
        Wire wire = open(queue);
        assertThat(wire.sent).containsExactly(1L);
        queue.received(new Accepted(1, 1));
        assertThat(wire.closed).isTrue();
    }

    private RequestQueue queue(ConnectionPolicy policy, boolean resend) {
        return queue(policy, resend, Optional.empty());
    }

    private RequestQueue queue(ConnectionPolicy policy, boolean resend, Optional<Duration> timeout) {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
        ClientSettings settings = new ClientSettings(policy, BOUND, timeout, resend, backoff, Duration.ofSeconds(1));
        RequestQueue queue = new RequestQueue(settings, "test", () -> attempts++, timer, () -> 1.0);
        queue.start();
        return queue;
    }

    private static Wire open(RequestQueue queue) {
        Wire wire = new Wire();
        queue.opened(wire);
        return wire;
    }

    private long millisUntilNextAttempt() {
        int before = attempts;
        long millis = 0;
        while (attempts == before) {
            timer.advance(1);
            millis++;
        }
        return millis;
    }

    private static void assertFailed(CompletableFuture<Long> answer, Reason reason) {
        assertThat(answer).isCompletedExceptionally();
        assertThatThrownBy(answer::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RequestException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }
}
