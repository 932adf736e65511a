package io.framewright.framing;

import io.netty.buffer.ByteBuf;

/** Finds frames by a {@link DelimiterAutomaton}: for any set of delimiters. */
final class DelimiterDeframer extends DelimitedDeframer {

    private final DelimiterAutomaton automaton;

    /** The automaton's state behind the bytes that were looked at. */
    private int state = DelimiterAutomaton.ROOT;

    /**
     * The part seen of a delimiter that begins with the one that ended the last frame; no such, if it is the root. What
     * is missing of it is swallowed if it comes next.
     */
    private int swallowing = DelimiterAutomaton.ROOT;

    DelimiterDeframer(DelimiterAutomaton automaton, int max, boolean deliversUnterminated) {
        super(max, deliversUnterminated);
        this.automaton = automaton;
    }

    @Override
    int narrow(ByteBuf in, int from, int to) {
        in.setIndex(from, to);
        while (swallowing == DelimiterAutomaton.ROOT || swallow(in)) {
            if (!discarding) {
                return frame(in, in.readerIndex(), to);
            }
            if (!discard(in)) {
                return NONE;
            }
        }
        return NONE;
    }

    private int frame(ByteBuf in, int from, int to) {
        int limit = (int) Math.min(to, (long) from + max + automaton.longest());
        int index = run(in, from + scanned, limit);
        int matched = automaton.matched(state);
        if (matched != 0) {
            endFrame();
            return deliver(in, from, index - matched, index, to);
        }
        scanned = index - from;
        if (scanned - automaton.depth(state) > max) {
            discarding = true;
            dropScanned(in);
            throw tooLong(in, from);
        }
        return NONE;
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
}
