package io.framewright.framing;

import io.netty.buffer.ByteBuf;

/**
 * Finds frames by a {@link TailSearch}, several at a time: where they end is remembered until they are asked for, and
 * behind them, how far the search came.
 */
final class TailDeframer extends DelimitedDeframer {

    private static final int AT_A_TIME = 32;

    private final TailSearch search;

    /** The ends of frames that were found; those from {@code taken} up to {@code found} were not asked for yet. */
    private final int[] ends = new int[AT_A_TIME];

    private int taken;
    private int found;

    /** Where the reader index is expected: elsewhere, if the bytes were moved to another buffer since. */
    private int expected;

    TailDeframer(TailSearch search, int max, boolean deliversUnterminated) {
        super(max, deliversUnterminated);
        this.search = search;
    }

    @Override
    int narrow(ByteBuf in, int from, int to) {
        if (from != expected) {
            move(from);
        }
        if (taken == found && !lookOn(in, from, to)) {
            return goOn(in, from, to);
        }
        int end = ends[taken++];
        expected = end;
        if (discarding) {
            discarding = false;
            in.readerIndex(end);
            return narrow(in, end, to);
        }
        return deliver(in, from, end - search.length(in, from, end), end);
    }

    private void move(int from) {
        for (int i = taken; i < found; i++) {
            ends[i] += from - expected;
        }
        expected = from;
    }

    private boolean lookOn(ByteBuf in, int from, int to) {
        taken = 0;
        found = search.find(in, from, from + scanned, to, ends);
        scanned = found == 0 ? to - from : 0;
        return found != 0;
    }

    /** There is no end of a frame in sight: waits for one, or gives the frame up. */
    private int goOn(ByteBuf in, int from, int to) {
        if (discarding) {
            drop(in, from, to);
        } else if (scanned > max && scanned - search.pending(in, from, to) > max) {
            discarding = true;
            drop(in, from, to);
            throw tooLong();
        }
        return NONE;
    }

    private void drop(ByteBuf in, int from, int to) {
        scanned = search.pending(in, from, to);
        expected = to - scanned;
        in.readerIndex(expected);
    }
}
