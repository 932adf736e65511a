package io.framewright.framing;

import io.framewright.framing.ScannedFrame.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/**
 * Takes a stream apart into frames, to look at them: every byte of the stream is in exactly one of the pieces that it
 * gives, whatever the bytes are. For one direction of one connection; not safe for use from several threads.
 *
 * <pre>{@code
 * scanner.feed(bytes);
 * for (ScannedFrame frame = scanner.next(); frame != null; frame = scanner.next()) {
 *     System.out.println(FrameDump.upTo(256).print(frame));
 * }
 * }</pre>
 *
 * <p>It copies what it is given, and holds it, on the heap, until the frame is whole: up to the framing's limit.
 */
public final class FrameScanner {

    private static final int KEPT_CAPACITY = 1 << 16;

    private final Framing framing;
    private final Deframer deframer;
    private ByteBuf bytes = MessageInput.HEAP.heapBuffer();

    /** Where the first byte of the buffer stands in the stream. */
    private long base;

    /** A bad frame may still be going on: what stands before the next frame may belong to it. */
    private boolean skipping;

    /** Nobody knows where the next frame begins. */
    private boolean lost;

    /** The frame behind what was skipped. */
    private @Nullable ScannedFrame behind;

    /**
     * Begins a stream.
     *
     * @param framing what the stream's frames are
     */
    public FrameScanner(Framing framing) {
        this.framing = framing;
        deframer = framing.newDeframer();
    }

    /**
     * Takes bytes of the stream. Take all pieces by {@link #next} before the next bytes.
     *
     * @param in the readable bytes are copied; neither they nor the indices change; stays the caller's
     */
    public void feed(ByteBuf in) {
        tidy();
        bytes.writeBytes(in, in.readerIndex(), in.readableBytes());
    }

    private void tidy() {
        if (!bytes.isReadable()) {
            base += bytes.readerIndex();
            if (bytes.capacity() > KEPT_CAPACITY) {
                bytes = MessageInput.HEAP.heapBuffer();
            }
            bytes.clear();
        } else if (bytes.readerIndex() > bytes.readableBytes()) {
            base += bytes.readerIndex();
            bytes.discardReadBytes();
        }
    }

    /**
     * Takes the next piece.
     *
     * @return the piece; null if more bytes are needed
     */
    public @Nullable ScannedFrame next() {
        if (behind != null) {
            ScannedFrame frame = behind;
            behind = null;
            return frame;
        }
        if (!bytes.isReadable()) {
            return null;
        }
        return lost ? rest(Kind.UNPARSED, null) : scan(bytes.readerIndex());
    }

    private @Nullable ScannedFrame scan(int start) {
        int to = bytes.writerIndex();
        ByteBuf payload;
        try {
            payload = deframer.next(bytes);
        } catch (Throwable thrown) {
            return bad(start, to, thrown);
        }
        if (payload != null) {
            return frame(start, payload);
        }
        int end = bytes.readerIndex();
        return end == start ? null : noFrame(Kind.SKIPPED, start, end, null);
    }

    private ScannedFrame bad(int start, int to, Throwable thrown) {
        if (thrown instanceof BadFrame bad && bad.inStep()) {
            skipping = true;
            return noFrame(Kind.BAD, start, bytes.readerIndex(), thrown);
        }
        lost = true;
        bytes.setIndex(start, to);
        return rest(Kind.BAD, thrown);
    }

    @SuppressWarnings("ReferenceEquality") // in place is what is the same buffer
    private ScannedFrame frame(int start, ByteBuf payload) {
        byte[] unescaped = payload == bytes ? null : ByteBufUtil.getBytes(payload);
        int payloadStart = payload.readerIndex();
        int payloadEnd = payload.writerIndex();
        deframer.release(bytes);
        int end = bytes.readerIndex();
        ScannedFrame frame = unescaped == null
                ? ScannedFrame.plain(base + start, copy(start, end), payloadStart - start, end - payloadEnd)
                : ScannedFrame.escaped(base + start, copy(start, end), unescaped);
        return skipping || isPreceded(frame) ? split(start, frame) : frame;
    }

    /** Tells whether a frame brings the rest of a longer delimiter along, or ends of frames that end none. */
    private boolean isPreceded(ScannedFrame frame) {
        return frame.isEscaped()
                ? frame.beginsAsItEnds()
                : framing.headerLength() == 0 && frame.header().isReadable();
    }

    /** Parts a frame from the bytes before it that belong to none. */
    private ScannedFrame split(int start, ScannedFrame frame) {
        skipping = false;
        int before = frame.bytesBefore(framing);
        if (before == 0) {
            return frame;
        }
        behind = frame.behind(before);
        return noFrame(Kind.SKIPPED, start, start + before, null);
    }

    /**
     * Ends the stream, after {@link #next} returned null.
     *
     * @return the next of what is left: a frame that only the stream's end has ended, one that is cut off, or what belongs
     *     to no frame; null if nothing is left
     */
    public @Nullable ScannedFrame end() {
        if (behind != null) {
            return next();
        }
        int start = bytes.readerIndex();
        int end = bytes.writerIndex();
        if (lost) {
            return null;
        }
        ByteBuf payload;
        try {
            payload = deframer.end(bytes);
        } catch (Throwable thrown) {
            bytes.setIndex(end, end);
            Kind kind = thrown instanceof TruncatedFrameException ? Kind.TRUNCATED : Kind.BAD;
            return noFrame(kind, start, end, thrown);
        }
        if (payload != null) {
            return frame(start, payload);
        }
        bytes.setIndex(end, end);
        return start == end ? null : noFrame(Kind.SKIPPED, start, end, null);
    }

    private ScannedFrame rest(Kind kind, @Nullable Throwable problem) {
        int start = bytes.readerIndex();
        int end = bytes.writerIndex();
        bytes.readerIndex(end);
        return noFrame(kind, start, end, problem);
    }

    private ScannedFrame noFrame(Kind kind, int start, int end, @Nullable Throwable problem) {
        return ScannedFrame.noFrame(kind, base + start, copy(start, end), problem);
    }

    private byte[] copy(int start, int end) {
        return ByteBufUtil.getBytes(bytes, start, end - start, true);
    }
}
