package io.framewright.framing;

import io.framewright.codec.DecodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The way in of one connection, without I/O: bytes go in as they arrive, messages come out. It is what a loop around a
 * selector needs; {@link MessageReader} and {@link MessageChannel} are made of it. Made by {@link Protocol#newInput}.
 *
 * <pre>{@code
 * if (socket.read(buffer.clear()) < 0) {
 *     input.end();
 * }
 * input.feed(buffer.flip());
 * for (Order order = input.next(); order != null; order = input.next()) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Between two frames it holds no memory; inside one, as much as has arrived of it, and up to eight times of that, or
 * 8 KiB. A caller that stops taking messages stops feeding bytes, too, or they pile up here. Nothing has to be released:
 * memory comes from the heap. For one thread at a time.
 *
 * @param <T> the messages' type
 */
public final class MessageInput<T> {

    /** Buffers that the garbage collector frees, as there is nobody to release those of an abandoned input. */
    static final ByteBufAllocator HEAP = new UnpooledByteBufAllocator(false, true);

    /** How far the stream has come. */
    private enum State {
        OPEN,
        /** No more bytes follow. */
        ENDING,
        /** No more messages follow. */
        ENDED
    }

    private final Protocol<T> protocol;
    private final Deframer deframer;
    private final Cumulation cumulation;
    private State state = State.OPEN;
    /** Whether the deframer has seen all bytes, so that it can tell what is missing. */
    private boolean searched = true;

    MessageInput(Protocol<T> protocol) {
        this.protocol = protocol;
        deframer = protocol.heard().framing().newDeframer();
        cumulation = new Cumulation(protocol.heard().decoder().retainsInput(), false);
    }

    /**
     * Takes bytes that were received. After the end they are dropped.
     *
     * @param bytes the bytes from its position to its limit, which are copied; then its position is its limit. The buffer
     *     stays the caller's
     */
    public void feed(ByteBuffer bytes) {
        if (bytes.hasRemaining()) {
            boolean copiedAnyway = cumulation.buffer() != null;
            ByteBuf view = Unpooled.wrappedBuffer(bytes);
            add(copiedAnyway ? view : HEAP.heapBuffer(bytes.remaining()).writeBytes(view));
            bytes.position(bytes.limit());
        }
    }

    /** Takes bytes that were received, with the buffer that they are in, which nobody may change until they are consumed. */
    void add(ByteBuf bytes) {
        if (state != State.OPEN) {
            bytes.release();
            return;
        }
        cumulation.add(bytes, searched ? missing() : 0, HEAP);
        searched = false;
    }

    /** Tells that no more bytes follow: the peer has closed its side. What was fed can still be taken by {@link #next}. */
    public void end() {
        if (state == State.OPEN) {
            state = State.ENDING;
        }
    }

    /**
     * Tells whether all is over: the end was told or a bad frame was found, and every message was taken.
     *
     * @return true if {@link #next} will never return a message again
     */
    public boolean isEnded() {
        return state == State.ENDED;
    }

    /**
     * Takes the next message.
     *
     * @return the message, which is the caller's; null if more bytes are needed, or the stream {@link #isEnded}
     * @throws DecodeException if the frame's payload is no message; the next call takes the next message
     * @throws io.netty.handler.codec.DecoderException that is also a {@link BadFrame} if the bytes are no frame, or the
     *     stream ends inside one. If the protocol skips bad frames and the frame is {@link BadFrame#inStep in step} the
     *     next call goes on behind it; else the stream has ended
     */
    public @Nullable T next() {
        try {
            return state == State.ENDED ? null : search();
        } catch (Throwable bad) {
            if (!(bad instanceof DecodeException) && !goesOnBehind(bad)) {
                finish();
            }
            throw bad;
        }
    }

    private @Nullable T search() {
        ByteBuf in = cumulation.buffer();
        ByteBuf payload = in == null ? null : deframer.next(in);
        if (in != null && payload != null) {
            return decode(in, payload);
        }
        if (state == State.ENDING) {
            return last(in == null ? Unpooled.EMPTY_BUFFER : in);
        }
        searched = true;
        cumulation.settle(missing(), HEAP);
        return null;
    }

    private @Nullable T last(ByteBuf rest) {
        try {
            ByteBuf payload = deframer.end(rest);
            return payload == null ? null : decode(rest, payload);
        } finally {
            finish();
        }
    }

    private void finish() {
        state = State.ENDED;
        cumulation.release();
    }

    private T decode(ByteBuf in, ByteBuf payload) {
        try {
            return Decoding.decode(protocol.heard().decoder(), payload);
        } finally {
            deframer.release(in);
        }
    }

    private boolean goesOnBehind(Throwable thrown) {
        return protocol.onBadFrame() == OnBadFrame.SKIP
                && state != State.ENDED
                && thrown instanceof BadFrame bad
                && bad.inStep();
    }

    private int missing() {
        ByteBuf in = cumulation.buffer();
        return in == null ? 0 : deframer.missing(in);
    }
}
