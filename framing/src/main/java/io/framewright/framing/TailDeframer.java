package io.framewright.framing;

import io.netty.buffer.ByteBuf;

/** Finds frames by a {@link TailSearch}, and remembers how far the search came. */
final class TailDeframer extends DelimitedDeframer {

    private final TailSearch search;

    TailDeframer(TailSearch search, int max, boolean deliversUnterminated) {
        super(max, deliversUnterminated);
        this.search = search;
    }

    @Override
    int narrow(ByteBuf in, int from, int to) {
        int end = search.find(in, from, from + scanned, to);
        if (end == TailSearch.NOWHERE) {
            scanned = to - from;
            return goOn(in, from, to);
        }
        scanned = 0;
        if (discarding) {
            discarding = false;
            return narrow(in, end, to);
        }
        return deliver(in, from, end - search.length(in, from, end), end, to);
    }

    /** There is no end of a frame in sight: waits for one, or gives the frame up. */
    private int goOn(ByteBuf in, int from, int to) {
        in.setIndex(from, to);
        if (discarding) {
            drop(in, from, to);
        } else if (scanned > max && scanned - search.pending(in, from, to) > max) {
            discarding = true;
            drop(in, from, to);
            throw tooLong(in, from);
        }
        return NONE;
    }

    private void drop(ByteBuf in, int from, int to) {
        scanned = search.pending(in, from, to);
        in.readerIndex(to - scanned);
    }
}
