package io.framewright.framing;

import io.framewright.codec.DecodeException;
import io.framewright.codec.Decoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import org.jspecify.annotations.Nullable;

/**
 * The way in of one channel: finds frames in what was received, decodes each where it lies, and hands the messages on
 * one by one, as many as the channel's reader asked for.
 *
 * <p>While a message is being handled, user code may call back: more bytes, the channel's end and the handler's removal
 * wait until the loop that hands messages on has come to its end (see {@link Turn}); a read, a switch of autoRead and a
 * removal take effect after the message.
 *
 * <p>Where there are very many, the rest waits for another turn of the event loop (see {@link Pace}). What arrives
 * meanwhile is only collected; the end of the round of reading is passed on behind the last; the stream's end, which may
 * be the end of the pipeline, waits for nothing, and hands on all.
 */
final class Inbound<T> {

    /** How far the stream has come. */
    private enum State {
        OPEN,
        /** A bad frame was found, or the stream has ended: nothing more is parsed. */
        ENDED,
        /** The handler was removed: what was not parsed goes to the next one. */
        REMOVED
    }

    private final Decoder<T> decoder;
    private final Deframer deframer;
    private final OnBadFrame onBadFrame;
    private final Cumulation cumulation;
    /** Gets the messages in place of the next handler, if there is one. */
    private final @Nullable Reception<T> reception;

    private final Turn turn = new Turn();
    private final Pace pace;

    private State state = State.OPEN;

    /** How many bytes the frame in the cumulation is known to need: before they have come, it is not looked for. */
    private int missing;

    /** With autoRead off: a read was asked for, and no message has come of it. */
    private boolean wanted;
    /** There may be whole frames that nobody has asked for. */
    private boolean held;
    /** The stream has ended: all that is left is handed on, asked for or not. */
    private boolean ending;
    /** A channelReadComplete of ours is under way: reads that it causes are done by the loop around it. */
    private boolean completing;

    Inbound(Protocol<T> protocol, @Nullable Reception<T> reception) {
        this.reception = reception;
        decoder = protocol.heard().decoder();
        deframer = protocol.heard().framing().newDeframer();
        onBadFrame = protocol.onBadFrame();
        pace = new Pace(protocol.maxMessagesPerTurn());
        cumulation = new Cumulation(decoder.retainsInput(), decoder.prefersArray() || deframer.readsEveryByte());
    }

    /** Takes bytes from the channel; ownership passes to this method. */
    void received(ChannelHandlerContext ctx, ByteBuf bytes) {
        if (turn.taken()) {
            turn.await(() -> received(ctx, bytes));
        } else if (state == State.OPEN) {
            int arrived = bytes.readableBytes();
            if (!add(ctx, bytes)) {
                return;
            }
            if (arrived < missing) {
                missing -= arrived;
            } else {
                deliver(ctx);
            }
        } else if (state == State.REMOVED) {
            ctx.fireChannelRead(bytes);
        } else {
            bytes.release();
        }
    }

    private boolean add(ChannelHandlerContext ctx, ByteBuf bytes) {
        try {
            cumulation.add(bytes, missing, ctx.alloc());
            return true;
        } catch (Throwable outOfMemory) {
            reportBadFrame(ctx, outOfMemory); // bytes are lost, so the stream is out of step
            return false;
        }
    }

    /** Ends one round of reading from the channel. Reads on if somebody waits for a message and none came. */
    void receivedAll(ChannelHandlerContext ctx) {
        if (pace.isPaused()) {
            pace.giveBackAutoRead(ctx);
            return;
        }
        pace.renew();
        fireReadComplete(ctx);
        if (wanted || (held && autoRead(ctx))) {
            read(ctx);
        }
    }

    private void fireReadComplete(ChannelHandlerContext ctx) {
        completing = true;
        if (reception != null) {
            reception.complete(ctx);
        }
        ctx.fireChannelReadComplete();
        completing = false;
    }

    /** Hands on one message that is held, or all with autoRead on; reads from the channel if there is none. */
    void read(ChannelHandlerContext ctx) {
        wanted = !autoRead(ctx);
        if (pace.isPaused()) {
            pace.holdRead();
            return;
        }
        if (turn.taken() || completing) {
            if (!wanted) {
                ctx.read();
            }
            return;
        }
        while (held && state == State.OPEN && deliver(ctx) && !pace.isPaused()) {
            fireReadComplete(ctx);
            if (!wanted && !autoRead(ctx)) {
                return;
            }
        }
        if (pace.isPaused()) {
            pace.giveBackAutoRead(ctx);
        } else {
            ctx.read();
        }
    }

    /** Goes on with what was left for another turn. */
    private void resume(ChannelHandlerContext ctx) {
        if (!pace.isPaused()) {
            return; // the stream has ended, or the handler was removed
        }
        pace.beginNextTurn(ctx);
        if (state == State.OPEN) {
            deliver(ctx);
        }
        if (pace.isPaused() && !pace.isScheduled()) {
            boolean readHeld = pace.end(ctx);
            fireReadComplete(ctx);
            if (wanted || ((held || readHeld) && autoRead(ctx))) {
                read(ctx);
            }
        }
    }

    /** Ends the stream: hands on the whole frames that are held, reports a last one that is not whole. */
    void ended(ChannelHandlerContext ctx, Runnable behind) {
        if (turn.taken()) {
            turn.await(() -> ended(ctx, behind));
            return;
        }
        boolean any = false;
        if (state == State.OPEN) {
            ending = true;
            pace.lift();
            any = deliver(ctx);
            any |= state == State.OPEN && endStream(ctx);
        }
        if (pace.isPaused()) {
            pace.end(ctx);
            any = true; // before the pause
        }
        if (any) {
            fireReadComplete(ctx);
        }
        behind.run();
    }

    /** Stops parsing. What was not parsed goes to the next handler, as bytes. */
    void removed(ChannelHandlerContext ctx) {
        if (state == State.OPEN) {
            state = State.REMOVED;
        }
        if (!turn.taken()) {
            passOn(ctx);
        }
    }

    private void passOn(ChannelHandlerContext ctx) {
        ByteBuf rest = cumulation.take(ctx.alloc());
        boolean paused = pace.isPaused();
        boolean readHeld = pace.end(ctx);
        if (rest != null) {
            ctx.fireChannelRead(rest);
        }
        if (rest != null || paused) {
            ctx.fireChannelReadComplete();
        }
        if (wanted || (readHeld && autoRead(ctx))) {
            wanted = false;
            ctx.read(); // a read that no message has come of
        }
        if (reception != null) {
            reception.complete(ctx); // there is no other end of this round for it
        }
    }

    /**
     * Hands on messages until there is no whole frame, or nobody asks, or the turn is over.
     *
     * @return whether there was a message
     */
    private boolean deliver(ChannelHandlerContext ctx) {
        boolean any = false;
        turn.take();
        try {
            held = true;
            ByteBuf in = cumulation.buffer();
            if (in == null) {
                held = false;
            } else if (deframer instanceof NarrowingDeframer narrowing) {
                any = deliverNarrowed(ctx, narrowing, in);
            } else {
                any = deliverPulled(ctx, in);
            }
        } finally {
            try {
                settle(ctx);
                pauseIfTurnIsOver(ctx);
            } finally {
                turn.end();
            }
        }
        return any;
    }

    private void pauseIfTurnIsOver(ChannelHandlerContext ctx) {
        if (pace.isTurnOver() && held && state == State.OPEN && (wanted || autoRead(ctx))) {
            pace.pause(ctx, () -> resume(ctx));
        }
    }

    /**
     * The loop that nearly all frames go through. The question for autoRead is a volatile read, behind which all fields
     * are read again, and the class of each object that was read is checked again. So what needs such a check, and the
     * place (see {@link NarrowingDeframer}), are variables; all else is not, for more variables than registers cost more.
     *
     * <p>What {@link Decoding} does for the others, it does by itself: to a receiver, that saves a tenth of the time.
     */
    private boolean deliverNarrowed(ChannelHandlerContext ctx, NarrowingDeframer narrowing, ByteBuf in) {
        ChannelConfig config = ctx.channel().config();
        Decoder<T> decoder = this.decoder;
        int from = in.readerIndex();
        int to = in.writerIndex();
        boolean any = false;
        try {
            while (state == State.OPEN && (config.isAutoRead() || wanted || ending) && pace.spend()) {
                int end = NarrowingDeframer.NONE;
                T message = null;
                try {
                    end = narrowing.narrow(in, from, to);
                    if (end == NarrowingDeframer.NONE) {
                        from = in.readerIndex();
                        held = false;
                        pace.giveBack();
                        return any;
                    }
                    from = end;
                    message = decoder.decode(in);
                    if (message == null) {
                        throw Decoding.nothing(decoder);
                    }
                } catch (Throwable thrown) {
                    if (end == NarrowingDeframer.NONE) {
                        from = in.readerIndex(); // where a good one may follow
                        reportBadFrame(ctx, thrown);
                    } else {
                        ctx.fireExceptionCaught(new MessageDecodeException(Decoding.blame(thrown)));
                    }
                    continue;
                }
                any = true;
                wanted = false;
                handOn(ctx, message);
            }
        } finally {
            if (state != State.ENDED) { // else the buffer was released
                in.setIndex(from, to);
            }
        }
        return any;
    }

    private boolean deliverPulled(ChannelHandlerContext ctx, ByteBuf in) {
        boolean any = false;
        while (held && state == State.OPEN && (ending || wanted || autoRead(ctx)) && pace.spend()) {
            T message = null;
            try {
                ByteBuf payload = deframer.next(in);
                if (payload == null) {
                    held = false;
                    pace.giveBack();
                } else {
                    message = decode(in, payload);
                }
            } catch (DecodeException badPayload) {
                ctx.fireExceptionCaught(new MessageDecodeException(badPayload));
            } catch (Throwable badFrame) {
                reportBadFrame(ctx, badFrame);
            }
            if (message != null) {
                any = true;
                wanted = false;
                handOn(ctx, message);
            }
        }
        return any;
    }

    private void handOn(ChannelHandlerContext ctx, T message) {
        if (reception == null) {
            ctx.fireChannelRead(message);
        } else {
            reception.receive(ctx, message);
        }
    }

    private T decode(ByteBuf in, ByteBuf payload) {
        try {
            return Decoding.decode(decoder, payload);
        } finally {
            deframer.release(in);
        }
    }

    private void settle(ChannelHandlerContext ctx) {
        if (state == State.REMOVED) {
            passOn(ctx);
            return;
        }
        try {
            ByteBuf in = cumulation.buffer();
            missing = in == null || state != State.OPEN ? 0 : Math.max(0, deframer.missing(in));
            cumulation.settle(missing, ctx.alloc());
        } catch (Throwable outOfMemory) {
            reportBadFrame(ctx, outOfMemory); // bytes are lost, so the stream is out of step
        }
    }

    private void reportBadFrame(ChannelHandlerContext ctx, Throwable thrown) {
        if (onBadFrame == OnBadFrame.SKIP && thrown instanceof BadFrame bad && bad.inStep()) {
            ctx.fireExceptionCaught(thrown);
            return;
        }
        state = State.ENDED;
        cumulation.release();
        ctx.fireExceptionCaught(
                thrown instanceof DecoderException ? thrown : new DecoderException("the framing failed", thrown));
        ctx.close();
    }

    /** Ends the parsing; returns whether there was a last message. */
    private boolean endStream(ChannelHandlerContext ctx) {
        T last = null;
        Throwable fault = null;
        try {
            ByteBuf in = cumulation.buffer();
            ByteBuf rest = in == null ? Unpooled.EMPTY_BUFFER : in;
            ByteBuf payload = deframer.end(rest);
            last = payload == null ? null : decode(rest, payload);
        } catch (DecodeException badPayload) {
            fault = new MessageDecodeException(badPayload);
        } catch (Throwable badFrame) {
            fault = badFrame;
        }
        state = State.ENDED;
        cumulation.release();
        if (fault != null) {
            ctx.fireExceptionCaught(fault);
        }
        if (last != null) {
            handOn(ctx, last);
        }
        return last != null;
    }

    private static boolean autoRead(ChannelHandlerContext ctx) {
        return ctx.channel().config().isAutoRead();
    }
}
