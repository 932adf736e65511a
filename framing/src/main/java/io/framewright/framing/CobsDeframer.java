package io.framewright.framing;

import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Finds COBS frames. Decoding shortens the bytes only behind full blocks: one copy of the whole frame, with zeros in
 * the places of the other codes, is the payload but for those gaps, which are closed block by block.
 */
final class CobsDeframer extends TerminatedDeframer {

    private static final int FULL = 0xff;

    private final int max;
    private final int longestFrame;
    private int scanned;

    CobsDeframer(int max) {
        super((byte) 0, "the zero");
        this.max = max;
        this.longestFrame = (int) Math.min(Integer.MAX_VALUE - 1, max + 1L + max / CobsFraming.FULL_BLOCK);
    }

    @Override
    boolean isBetweenFrames() {
        return scanned == 0;
    }

    @Override
    void reset() {
        scanned = 0;
    }

    @Override
    @Nullable
    ByteBuf frame(ByteBuf in) {
        int start = in.readerIndex();
        int to = (int) Math.min(in.writerIndex(), (long) start + longestFrame + 1);
        int end = ByteSearch.indexOf(in, start + scanned, to, (byte) 0);
        if (end < to) {
            scanned = 0;
            return payload(in, start, end);
        }
        scanned = to - start;
        if (scanned > longestFrame) {
            throw discardFrom(in, to, tooLong(in, start));
        }
        return null;
    }

    private ByteBuf payload(ByteBuf in, int start, int end) {
        in.readerIndex(end + 1); // where a bad frame leaves it
        int length = decode(in, start, end);
        if (length > max) {
            throw tooLong(in, start);
        }
        hold(in, end + 1);
        return scratch.payload(length);
    }

    /** Decodes into the scratch buffer. Returns the payload's length. */
    private int decode(ByteBuf in, int start, int end) {
        int last = end - start - 1;
        byte[] bytes = scratch.array(last);
        in.getBytes(start + 1, bytes, 0, last);
        int code = in.getUnsignedByte(start);
        int at = code - 1;
        int gaps = 0;
        int moved = 0;
        while (at < last) {
            int next = bytes[at] & 0xff;
            if (code == FULL) {
                moved = closeGap(bytes, moved, at, gaps++);
            } else {
                bytes[at] = 0;
            }
            code = next;
            at += code;
        }
        if (at > last) {
            throw new CorruptFrameException(
                    "a COBS block with code " + code + " runs " + (at - last)
                            + " bytes over the zero that ends the frame" + LookAlike.peer(in, start),
                    true);
        }
        closeGap(bytes, moved, last, gaps);
        return last - gaps;
    }

    /** Moves what stands before a code that leaves no zero down over the gaps before it. Returns what comes next. */
    private static int closeGap(byte[] bytes, int from, int to, int gaps) {
        if (gaps > 0) {
            System.arraycopy(bytes, from, bytes, from - gaps, to - from);
        }
        return to + 1;
    }

    private FrameTooLongException tooLong(ByteBuf in, int start) {
        return new FrameTooLongException(
                "a frame's payload is longer than " + max + " bytes (max=" + SpecText.size(max) + ")"
                        + LookAlike.peer(in, start),
                true);
    }
}
