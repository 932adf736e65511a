package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace(2);
    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private int turns;

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
    }

    private ChannelHandlerContext ctx() {
        return channel.pipeline().firstContext();
    }

    private boolean autoRead() {
        return channel.config().isAutoRead();
    }

    private void pause() {
        pace.pause(ctx(), () -> turns++);
    }

    @Test
    void aTurnIsOverWhenItsFramesAreSpent() {
        assertThat(pace.isTurnOver()).isFalse();
        assertThat(pace.spend()).isTrue();
        assertThat(pace.isTurnOver()).isFalse();
        assertThat(pace.spend()).isTrue();
        assertThat(pace.isTurnOver()).isTrue();
        assertThat(pace.spend()).isFalse();

        pace.giveBack();
        assertThat(pace.spend()).isTrue();
        assertThat(pace.spend()).isFalse();
    }

    @Test
    void theNextTurnHasAsManyAgain() {
        pace.spend();
        pace.renew();
        assertThat(pace.spend()).isTrue();
        assertThat(pace.spend()).isTrue();
        assertThat(pace.spend()).isFalse();
    }

    @Test
    void aLiftedTurnHasNoEnd() {
        pace.lift();
        for (int i = 0; i < 100; i++) {
            assertThat(pace.spend()).isTrue();
        }
    }

    @Test
    void aPauseStopsTheChannelAndComesBackOnce() {
        pause();
        pause();
        assertThat(pace.isPaused()).isTrue();
        assertThat(pace.isScheduled()).isTrue();
        assertThat(autoRead()).isFalse();

        channel.runScheduledPendingTasks();
        assertThat(turns).isEqualTo(1);
    }

    @Test
    void aPausedChannelThatDidNotReadByItselfIsNotMadeTo() {
        channel.config().setAutoRead(false);
        pause();
        pace.giveBackAutoRead(ctx());
        assertThat(autoRead()).isFalse();
        pace.end(ctx());
        assertThat(autoRead()).isFalse();
    }

    @Test
    void autoReadIsGivenBackOnce() {
        pause();
        pace.giveBackAutoRead(ctx());
        assertThat(autoRead()).isTrue();
        channel.config().setAutoRead(false); // by its user
        pace.giveBackAutoRead(ctx());
        assertThat(autoRead()).isFalse();
    }

    @Test
    void anotherTurnOfTheSamePauseDoesNotStopTheChannelAgain() {
        pause();
        pace.beginNextTurn(ctx());
        assertThat(pace.isPaused()).isTrue();
        assertThat(pace.isScheduled()).isFalse();
        assertThat(pace.isTurnOver()).isFalse();
        assertThat(autoRead()).isTrue();

        pause();
        assertThat(autoRead()).isTrue();
        channel.runScheduledPendingTasks();
        assertThat(turns).isEqualTo(2);
    }

    @Test
    void theNextTurnBeginsWithAllOfItsFrames() {
        pace.spend();
        pace.spend();
        pause();
        pace.beginNextTurn(ctx());
        assertThat(pace.spend()).isTrue();
    }

    @Test
    void theEndOfAPauseTellsOfAReadThatWasHeldOnce() {
        pace.spend();
        pace.spend();
        pause();
        pace.holdRead();
        assertThat(pace.end(ctx())).isTrue();
        assertThat(pace.isPaused()).isFalse();
        assertThat(pace.isScheduled()).isFalse();
        assertThat(pace.isTurnOver()).isFalse();
        assertThat(autoRead()).isTrue();

        pause();
        assertThat(pace.end(ctx())).isFalse();
    }
}
