package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a stream as a {@link FrameScanner} has found it: a frame, or bytes that are none. It has its own copy of the
 * bytes, on the heap: nothing is to be released.
 *
 * <pre>
 * |&lt;-------------------- bytes --------------------&gt;|
 * +----------+----------------------------+---------+
 * |  header  |          payload           | trailer |
 * +----------+----------------------------+---------+
 * ^ offset
 * </pre>
 *
 * <p>Where the framing escapes payloads, header and trailer are empty, the bytes are the frame as it stands on the wire,
 * and the payload is what they mean.
 */
public final class ScannedFrame {

    /** What a piece of a stream is. */
    public enum Kind {
        /** A whole frame. */
        FRAME,
        /** No frame; {@link ScannedFrame#problem} says why. */
        BAD,
        /** The rest of a frame that was too long, or what else belongs to no frame. */
        SKIPPED,
        /** What comes behind a bad frame, where nobody knows where the next one begins. */
        UNPARSED,
        /** A frame that the stream's end has cut off. */
        TRUNCATED
    }

    /** More than any header that is no longer than it has to be. */
    private static final int MAX_HEADER = 16;

    private final Kind kind;
    private final long offset;
    private final byte[] bytes;
    private final int headerLength;
    private final int trailerLength;
    private final byte @Nullable [] unescaped;
    private final @Nullable Throwable problem;

    private ScannedFrame(
            Kind kind,
            long offset,
            byte[] bytes,
            int headerLength,
            int trailerLength,
            byte @Nullable [] unescaped,
            @Nullable Throwable problem) {
        this.kind = kind;
        this.offset = offset;
        this.bytes = bytes;
        this.headerLength = headerLength;
        this.trailerLength = trailerLength;
        this.unescaped = unescaped;
        this.problem = problem;
    }

    static ScannedFrame plain(long offset, byte[] bytes, int headerLength, int trailerLength) {
        return new ScannedFrame(Kind.FRAME, offset, bytes, headerLength, trailerLength, null, null);
    }

    static ScannedFrame escaped(long offset, byte[] bytes, byte[] payload) {
        return new ScannedFrame(Kind.FRAME, offset, bytes, 0, 0, payload, null);
    }

    static ScannedFrame noFrame(Kind kind, long offset, byte[] bytes, @Nullable Throwable problem) {
        return new ScannedFrame(kind, offset, bytes, 0, 0, null, problem);
    }

    /** Counts the bytes before the frame, where a deframer that begins there finds the same frame. */
    int bytesBefore(Framing framing) {
        if (unescaped != null) {
            int border = bytes.length - 2; // the byte that ends this frame has ended what is before it, too
            while (border >= 0 && bytes[border] != bytes[bytes.length - 1]) {
                border--;
            }
            return begins(framing, border + 1) ? border + 1 : 0;
        }
        int header = Math.min(headerLength, framing.headerLength());
        for (; header <= Math.min(headerLength, MAX_HEADER); header++) {
            if (begins(framing, headerLength - header)) {
                return headerLength - header;
            }
        }
        return 0;
    }

    boolean beginsAsItEnds() {
        return bytes[0] == bytes[bytes.length - 1];
    }

    private boolean begins(Framing framing, int start) {
        ByteBuf in = Unpooled.wrappedBuffer(bytes, start, bytes.length - start);
        Deframer deframer = framing.newDeframer();
        try {
            ByteBuf found = deframer.next(in);
            boolean same = found != null && ByteBufUtil.equals(found, payload());
            if (found != null) {
                deframer.release(in);
            }
            return same && !in.isReadable();
        } catch (DecoderException none) {
            return false;
        }
    }

    /** Returns the frame without bytes before it. */
    ScannedFrame behind(int before) {
        byte[] rest = Arrays.copyOfRange(bytes, before, bytes.length);
        return unescaped != null
                ? escaped(offset + before, rest, unescaped)
                : plain(offset + before, rest, headerLength - before, trailerLength);
    }

    /**
     * Tells what it is.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Tells where it begins.
     *
     * @return how many bytes of the stream stand before it
     */
    public long offset() {
        return offset;
    }

    /**
     * Tells how long it is.
     *
     * @return the number of bytes on the wire
     */
    public int length() {
        return bytes.length;
    }

    /**
     * Tells whether the payload's bytes differ from those on the wire.
     *
     * @return true for a frame of a framing that escapes
     */
    public boolean isEscaped() {
        return unescaped != null;
    }

    /**
     * Gives all that stands on the wire.
     *
     * @return a new view of the bytes
     */
    public ByteBuf bytes() {
        return Unpooled.wrappedBuffer(bytes);
    }

    /**
     * Gives what stands before the payload.
     *
     * @return a new view of the bytes; empty if it is no frame
     */
    public ByteBuf header() {
        return Unpooled.wrappedBuffer(bytes, 0, headerLength);
    }

    /**
     * Gives the payload.
     *
     * @return a new buffer with a copy of the bytes; all bytes if it is no frame
     */
    public ByteBuf payload() {
        return Unpooled.wrappedBuffer(payloadCopy());
    }

    byte[] payloadCopy() {
        return unescaped != null
                ? unescaped.clone()
                : Arrays.copyOfRange(bytes, headerLength, bytes.length - trailerLength);
    }

    /**
     * Gives what stands behind the payload.
     *
     * @return a new view of the bytes; empty if it is no frame
     */
    public ByteBuf trailer() {
        return Unpooled.wrappedBuffer(bytes, bytes.length - trailerLength, trailerLength);
    }

    /**
     * Tells why it is no frame.
     *
     * @return what the framing threw: a {@link BadFrame}, if the framing is one of this library's; null for a frame, and
     *     where what was said about an earlier piece explains this one
     */
    public @Nullable Throwable problem() {
        return problem;
    }

    /** Prints everything but the bytes. */
    @Override
    public String toString() {
        return kind + " at " + offset + ", " + bytes.length + " bytes";
    }
}
