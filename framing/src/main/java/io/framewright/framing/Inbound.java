package io.framewright.framing;

import io.framewright.codec.DecodeException;
import io.framewright.codec.Decoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
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
    private final Turn turn = new Turn();

    private State state = State.OPEN;
    /** With autoRead off: a read was asked for, and no message has come of it. */
    private boolean wanted;
    /** There may be whole frames that nobody has asked for. */
    private boolean held;
    /** A channelReadComplete of ours is under way: reads that it causes are done by the loop around it. */
    private boolean completing;

    Inbound(Protocol<T> protocol) {
        decoder = protocol.decoder();
        deframer = protocol.framing().newDeframer();
        onBadFrame = protocol.onBadFrame();
        cumulation = new Cumulation(decoder.retainsInput());
    }

    /** Takes bytes from the channel; ownership passes to this method. */
    void received(ChannelHandlerContext ctx, ByteBuf bytes) {
        if (turn.taken()) {
            turn.await(() -> received(ctx, bytes));
        } else if (state == State.OPEN) {
            cumulation.add(bytes, missing(), ctx.alloc());
            deliver(ctx, false);
        } else if (state == State.REMOVED) {
            ctx.fireChannelRead(bytes);
        } else {
            bytes.release();
        }
    }

    /** Ends one round of reading from the channel. Reads on if somebody waits for a message and none came. */
    void receivedAll(ChannelHandlerContext ctx) {
        completing = true;
        ctx.fireChannelReadComplete();
        completing = false;
        if (wanted) {
            read(ctx);
        }
    }

    /** Hands on one message that is held, or all with autoRead on; reads from the channel if there is none. */
    void read(ChannelHandlerContext ctx) {
        wanted = !autoRead(ctx);
        if (turn.taken() || completing) {
            if (!wanted) {
                ctx.read();
            }
            return;
        }
        while (held && state == State.OPEN && deliver(ctx, false)) {
            completing = true;
            ctx.fireChannelReadComplete();
            completing = false;
            if (!wanted && !autoRead(ctx)) {
                return;
            }
        }
        ctx.read();
    }

    /** Ends the stream: hands on the whole frames that are held, reports a last one that is not whole. */
    void ended(ChannelHandlerContext ctx, Runnable behind) {
        if (turn.taken()) {
            turn.await(() -> ended(ctx, behind));
            return;
        }
        if (state == State.OPEN) {
            deliver(ctx, true);
            endStream(ctx);
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
        if (rest != null) {
            ctx.fireChannelRead(rest);
            ctx.fireChannelReadComplete();
        }
    }

    /**
     * Hands on messages until there is no whole frame, or nobody asks.
     *
     * @param all whether to hand on all there are, asked for or not
     * @return whether there was a message
     */
    private boolean deliver(ChannelHandlerContext ctx, boolean all) {
        boolean any = false;
        turn.take();
        try {
            held = true;
            while (state == State.OPEN && (all || wanted || autoRead(ctx))) {
                T message = next(ctx);
                if (message == null) {
                    break;
                }
                any = true;
                wanted = false;
                ctx.fireChannelRead(message);
            }
        } finally {
            if (state == State.REMOVED) {
                passOn(ctx);
            } else {
                cumulation.settle(missing(), ctx.alloc());
            }
            turn.end();
        }
        return any;
    }

    /** Decodes the next good message, reporting the bad ones before it; null if there is no whole frame. */
    private @Nullable T next(ChannelHandlerContext ctx) {
        while (state == State.OPEN) {
            try {
                ByteBuf in = cumulation.buffer();
                ByteBuf payload = in == null ? null : deframer.next(in);
                if (in == null || payload == null) {
                    held = false;
                    return null;
                }
                return decode(in, payload);
            } catch (MessageDecodeException badPayload) {
                ctx.fireExceptionCaught(badPayload);
            } catch (Throwable badFrame) {
                reportBadFrame(ctx, badFrame);
            }
        }
        return null;
    }

    private T decode(ByteBuf in, ByteBuf payload) {
        T message;
        try {
            message = decoder.decode(payload);
        } catch (Throwable thrown) {
            throw MessageDecodeException.of(thrown);
        } finally {
            deframer.release(in);
        }
        if (message == null) {
            throw MessageDecodeException.of(DecodeException.malformed("the codec returned null: " + decoder));
        }
        return message;
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

    private void endStream(ChannelHandlerContext ctx) {
        if (state != State.OPEN) {
            return;
        }
        T last = null;
        try {
            ByteBuf in = cumulation.buffer();
            ByteBuf rest = in == null ? Unpooled.EMPTY_BUFFER : in;
            ByteBuf payload = deframer.end(rest);
            last = payload == null ? null : decode(rest, payload);
        } catch (Throwable bad) {
            ctx.fireExceptionCaught(bad);
        } finally {
            state = State.ENDED;
            cumulation.release();
        }
        if (last != null) {
            ctx.fireChannelRead(last);
        }
    }

    private int missing() {
        ByteBuf in = cumulation.buffer();
        return in == null || state != State.OPEN ? 0 : deframer.missing(in);
    }

    private static boolean autoRead(ChannelHandlerContext ctx) {
        return ctx.channel().config().isAutoRead();
    }
}
