package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** What the deframers of a length and a payload have in common: skipping a payload that is too long, and the end. */
abstract class LengthPrefixedDeframer extends NarrowingDeframer {

    /** Less than any length. */
    static final int NO_LENGTH = -1;

    /** How many bytes of a refused payload are still to come. */
    private long toSkip;

    private final int maxPlain;

    /**
     * The greatest length for which {@link #narrow} need not look at anything else: that of the limit, or {@link
     * #NO_LENGTH}, if headers are more than a length, and while bytes are skipped.
     */
    int plain;

    /**
     * @param maxPlain the limit, or {@link #NO_LENGTH}
     */
    LengthPrefixedDeframer(int maxPlain) {
        this.maxPlain = maxPlain;
        plain = maxPlain;
    }

    final boolean isSkipping() {
        return toSkip > 0;
    }

    /** Drops a payload that is too long: what of it is there at once, the rest as it comes. */
    final void skipPayload(ByteBuf in, int payloadStart, long length) {
        in.readerIndex(payloadStart);
        toSkip = length;
        skip(in);
    }

    final void skip(ByteBuf in) {
        int skipped = (int) Math.min(toSkip, in.readableBytes());
        in.skipBytes(skipped);
        toSkip -= skipped;
        plain = isSkipping() ? NO_LENGTH : maxPlain;
    }

    /** How many bytes a frame has at least, judging by those of its header that are there. */
    abstract int leastLength(ByteBuf in);

    @Override
    public final int missing(ByteBuf in) {
        return isSkipping() || !isLengthKnown(in) ? 0 : Math.max(0, leastLength(in) - in.readableBytes());
    }

    /** Whether the length, and all else in the header, is there. */
    abstract boolean isLengthKnown(ByteBuf in);

    @Override
    public final boolean readsEveryByte() {
        return false;
    }

    @Override
    public final @Nullable ByteBuf end(ByteBuf in) {
        int there = in.readableBytes();
        if (there > 0) {
            throw new TruncatedFrameException("the stream ended after " + there + " of "
                    + (isLengthKnown(in) ? "" : "at least ") + leastLength(in) + " bytes of a frame"
                    + LookAlike.peer(in, in.readerIndex()));
        }
        return null;
    }
}
