package io.framewright.framing;

import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Finds frames that a delimiter ends.
 *
 * <p>A frame is too long once more than {@code max} of its bytes are certain not to belong to a delimiter; the search
 * does not look farther than that. The rest of it is dropped as it comes, but for the bytes that may begin the delimiter.
 */
final class DelimiterDeframer extends NarrowingDeframer {

    private final DelimiterAutomaton automaton;
    private final int max;
    private final boolean deliversUnterminated;

    /** How many bytes from the reader index on were looked at, and the automaton's state behind them. */
    private int scanned;

    private int state;

    /**
     * The part seen of a delimiter that begins with the one that ended the last frame; no such, if it is the root. What
     * is missing of it is swallowed if it comes next.
     */
    private int swallowing;

    private boolean discarding;

    DelimiterDeframer(DelimiterAutomaton automaton, int max, boolean deliversUnterminated) {
        this.automaton = automaton;
        this.max = max;
        this.deliversUnterminated = deliversUnterminated;
    }

    @Override
    public @Nullable ByteBuf next(ByteBuf in) {
        while (swallowing == DelimiterAutomaton.ROOT || swallow(in)) {
            if (!discarding) {
                return frame(in);
            }
            if (!discard(in)) {
                return null;
            }
        }
        return null;
    }

    private @Nullable ByteBuf frame(ByteBuf in) {
        return automaton.isSingleByte() ? frameOfSingleByte(in) : frameOfAny(in);
    }

    /** A delimiter of one byte is there or not, so there is no state to keep but how far the search came. */
    private @Nullable ByteBuf frameOfSingleByte(ByteBuf in) {
        int start = in.readerIndex();
        int to = (int) Math.min(in.writerIndex(), (long) start + max + 1);
        int end = ByteSearch.indexOf(in, start + scanned, to, automaton.singleByte());
        if (end < to) {
            scanned = 0;
            return narrow(in, start, end, end + 1);
        }
        scanned = end - start;
        if (scanned > max) {
            discarding = true;
            dropScanned(in);
            throw tooLong();
        }
        return null;
    }

    private @Nullable ByteBuf frameOfAny(ByteBuf in) {
        int start = in.readerIndex();
        int to = (int) Math.min(in.writerIndex(), (long) start + max + automaton.longest());
        int index = run(in, start + scanned, to);
        int matched = automaton.matched(state);
        if (matched != 0) {
            endFrame();
            return deliver(in, index - matched, index);
        }
        scanned = index - start;
        if (scanned - automaton.depth(state) > max) {
            discarding = true;
            dropScanned(in);
            throw tooLong();
        }
        return null;
    }

    private int run(ByteBuf in, int from, int to) {
        long place = automaton.run(in, from, to, state);
        state = DelimiterAutomaton.state(place);
        return DelimiterAutomaton.index(place);
    }

    private void endFrame() {
        swallowing = automaton.goesOn(state) ? state : DelimiterAutomaton.ROOT;
        state = DelimiterAutomaton.ROOT;
        scanned = 0;
    }

    private ByteBuf deliver(ByteBuf in, int payloadEnd, int end) {
        if (payloadEnd - in.readerIndex() > max) {
            in.readerIndex(end);
            throw tooLong();
        }
        return narrow(in, in.readerIndex(), payloadEnd, end);
    }

    /** Drops the rest of a frame that is too long. Tells whether its end was there. */
    private boolean discard(ByteBuf in) {
        int index = run(in, in.readerIndex() + scanned, in.writerIndex());
        if (automaton.matched(state) != 0) {
            in.readerIndex(index);
            endFrame();
            discarding = false;
            return true;
        }
        scanned = index - in.readerIndex();
        dropScanned(in);
        return false;
    }

    private void dropScanned(ByteBuf in) {
        int depth = automaton.depth(state);
        in.skipBytes(scanned - depth);
        scanned = depth;
    }

    /** Swallows the rest of a longer delimiter. Tells whether all bytes that decide about it were there. */
    private boolean swallow(ByteBuf in) {
        int to = in.writerIndex();
        for (int i = in.readerIndex() + scanned; i < to; i++) {
            swallowing = automaton.extend(swallowing, in.getByte(i));
            scanned++;
            if (automaton.isWhole(swallowing)) {
                in.skipBytes(scanned);
                scanned = 0;
            }
            if (!automaton.goesOn(swallowing) || swallowing == DelimiterAutomaton.ROOT) {
                swallowing = DelimiterAutomaton.ROOT;
                scanned = 0;
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable ByteBuf end(ByteBuf in) {
        int length = in.readableBytes();
        if (discarding || length == 0) {
            in.skipBytes(length);
            return null;
        }
        if (deliversUnterminated) {
            return deliver(in, in.writerIndex(), in.writerIndex());
        }
        in.skipBytes(length);
        throw new TruncatedFrameException("the stream ended " + length + (length == 1 ? " byte" : " bytes")
                + " into a frame, before a delimiter");
    }

    private FrameTooLongException tooLong() {
        return new FrameTooLongException(
                "no delimiter ended a payload of at most " + max + " bytes (max=" + SpecText.size(max) + ")", true);
    }
}
