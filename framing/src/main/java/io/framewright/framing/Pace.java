package io.framewright.framing;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;

/**
 * Counts the frames that a channel may hand on before others of its event loop get their turn, and holds the channel
 * still while the rest waits for a turn of its own.
 *
 * <p>The rest is done by a task that is due at once, but scheduled: an event loop runs those once between two looks at
 * its sockets, where a task that is merely executed would run again before the next look. Until nothing is left, the
 * channel gets no read, and thus the rest is never more than the socket read that it came with.
 *
 * <p>A transport reads on by itself while autoRead is on, and nothing but switching that off stops it. It is switched off
 * for the rest of the channel's reading loop and on again right behind it; the read which that causes is held back. So
 * no handler behind this one ever sees it off in the event loop. Another thread may, and if it switches autoRead off
 * meanwhile, that is lost.
 */
final class Pace {

    private final int perTurn;
    private int left;

    /** There is a rest, and all that would begin behind it waits. */
    private boolean paused;
    /** The rest's next turn is due. */
    private boolean scheduled;
    /** AutoRead is off, by us. */
    private boolean stopped;
    /** A read came that the channel has not got. */
    private boolean readHeld;

    Pace(int perTurn) {
        this.perTurn = perTurn;
        left = perTurn;
    }

    /** Takes one frame off what is left of this turn. Tells whether there was one. */
    boolean spend() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    /** Takes back a {@link #spend} for which no frame was there. */
    void giveBack() {
        left++;
    }

    boolean isTurnOver() {
        return left == 0;
    }

    /** Lets all that is left be handed on in this turn. */
    void lift() {
        left = Integer.MAX_VALUE;
    }

    /** Begins a turn. */
    void renew() {
        left = perTurn;
    }

    boolean isPaused() {
        return paused;
    }

    boolean isScheduled() {
        return scheduled;
    }

    /** Ends this turn, with a rest that is left for another one. */
    void pause(ChannelHandlerContext ctx, Runnable nextTurn) {
        if (!paused) {
            paused = true;
            ChannelConfig config = ctx.channel().config();
            if (config.isAutoRead()) {
                config.setAutoRead(false);
                stopped = true;
            }
        }
        if (!scheduled) {
            scheduled = true;
            ctx.executor().schedule(nextTurn, 0, TimeUnit.NANOSECONDS);
        }
    }

    /** Gives autoRead back, as soon as the channel's reading loop has ended. */
    void giveBackAutoRead(ChannelHandlerContext ctx) {
        if (stopped) {
            stopped = false;
            ctx.channel().config().setAutoRead(true);
        }
    }

    /** Begins the turn that {@link #pause} has asked for. */
    void beginNextTurn(ChannelHandlerContext ctx) {
        scheduled = false;
        giveBackAutoRead(ctx);
        renew();
    }

    void holdRead() {
        readHeld = true;
    }

    /** Ends the pause. Tells whether a read was held back. */
    boolean end(ChannelHandlerContext ctx) {
        boolean held = readHeld;
        readHeld = false;
        paused = false;
        scheduled = false;
        renew();
        giveBackAutoRead(ctx);
        return held;
    }
}
