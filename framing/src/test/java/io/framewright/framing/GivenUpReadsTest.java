package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ReadPendingException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Futures of reads that the caller completes himself: by a timeout, by cancelling them. */
class GivenUpReadsTest {

    /** A channel that brings bytes when the test says so. */
    private static final class Late extends FakeChannel {

        private record Asked<A>(
                ByteBuffer into, @Nullable A attachment, CompletionHandler<Integer, ? super A> handler) {
            void bring(byte[] bytes) {
                handler.completed(into.put(bytes).position(), attachment);
            }

            void fail(IOException fault) {
                handler.failed(fault, attachment);
            }
        }

        private final Queue<Asked<?>> asked = new ArrayDeque<>();

        @Override
        public <A> void read(ByteBuffer into, A attachment, CompletionHandler<Integer, ? super A> handler) {
            asked.add(new Asked<>(into, attachment, handler));
        }

        void bring(String... texts) {
            ByteBuf frames = Wire.frames(texts);
            byte[] bytes = ByteBufUtil.getBytes(frames);
            frames.release();
            asked.remove().bring(bytes);
        }
    }

    private final Late channel = new Late();
    private final MessageChannel<String> messages =
            HookedCodec.protocol(new HookedCodec()).build().channel(channel);

    @Test
    void whatComesForNobodyIsForTheNextRead() {
        messages.read().cancel(false);
        channel.bring("one", "two");

        assertThat(messages.read()).isCompletedWithValue("one");
        assertThat(messages.read()).isCompletedWithValue("two");
    }

    @Test
    void theNextReadWaitsForWhatIsOnItsWay() {
        messages.read().complete("a guess");
        CompletableFuture<@Nullable String> next = messages.read();
        assertThat(next).isNotDone();
        assertThat(channel.asked).hasSize(1);
        channel.bring("one", "two");

        assertThat(next).isCompletedWithValue("one");
        assertThat(messages.read()).isCompletedWithValue("two");
    }

    @Test
    void faultsAreKeptTooAndReportedOnce() {
        messages.read().cancel(false);
        IOException fault = new IOException("reset");
        channel.asked.remove().fail(fault);
        assertThat(messages.read())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isSameAs(fault);
        assertThat(messages.read()).isNotDone();
    }

    @Test
    void whatHangsOnAReadThatFailsMayReadAgain() {
        List<CompletableFuture<@Nullable String>> next = new ArrayList<>();
        CompletableFuture<?> end = messages.read().whenComplete((message, fault) -> next.add(messages.read()));
        channel.asked.remove().fail(new IOException("once"));
        assertThat(end).isCompletedExceptionally();
        channel.bring("one");

        assertThat(next).singleElement().satisfies(read -> assertThat(read).isCompletedWithValue("one"));
    }

    @Test
    void oneReadAtATimeIsWaitedFor() {
        CompletableFuture<@Nullable String> first = messages.read();
        assertThatThrownBy(messages::read).isInstanceOf(ReadPendingException.class);
        channel.bring("one");
        assertThat(first).isCompletedWithValue("one");
    }

    @Test
    void whatHangsOnAReadMayReadAndGiveUp() {
        messages.read().whenComplete((message, fault) -> messages.read().cancel(false));
        channel.bring("one", "two", "three");

        assertThat(messages.read()).isCompletedWithValue("two");
        assertThat(messages.read()).isCompletedWithValue("three");
    }
}
