package io.framewright.framing;

import io.netty.buffer.ByteBuf;

/**
 * A checksum in the last bytes of a frame of fixed width, behind another padding: of the payload alone.
 *
 * @param inner what pads the bytes before the checksum
 */
record ChecksumPadding(Padding inner) implements Padding {

    private static final Trailer TRAILER = Trailer.BINARY;

    @Override
    public int capacity(int width) {
        return inner.capacity(width - TRAILER.length());
    }

    @Override
    public void fill(ByteBuf out, int payloadStart, int width) {
        int checksum = Checksum.of(out, payloadStart, out.writerIndex());
        inner.fill(out, payloadStart, width - TRAILER.length());
        TRAILER.write(out, checksum);
    }

    @Override
    public int payloadEnd(ByteBuf in, int start, int width) {
        int payloadEnd = inner.payloadEnd(in, start, width - TRAILER.length());
        Checksum.check(in, start, payloadEnd, start + width - TRAILER.length(), TRAILER);
        return payloadEnd;
    }

    @Override
    public boolean canCarry(byte[] prefix, int width) {
        return inner.canCarry(prefix, width - TRAILER.length());
    }
}
