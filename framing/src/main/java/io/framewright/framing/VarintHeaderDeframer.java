package io.framewright.framing;

import io.netty.buffer.ByteBuf;

/** Finds frames by the varint at their start. What it remembers between two calls is only what it still has to skip. */
final class VarintHeaderDeframer extends LengthPrefixedDeframer {

    private static final int MAX_HEADER_LENGTH = 5;

    /** In the fifth byte, the bits of a length above 2³¹ − 1, and the mark of a sixth byte. */
    private static final int TOO_MANY_BITS = 0xf8;

    private final int maxPayload;

    VarintHeaderDeframer(int maxPayload) {
        super(maxPayload);
        this.maxPayload = maxPayload;
    }

    @Override
    int narrow(ByteBuf in, int from, int to) {
        if (to - from >= Short.BYTES) {
            int start = from + 1;
            int length = in.getByte(from);
            if (length < 0) {
                length = (length & 0x7f) | in.getByte(start++) << 7;
            }
            if (length >= 0 && length <= plain && length <= to - start) {
                in.setIndex(start, start + length);
                return start + length;
            }
        }
        return narrowAny(in, from, to);
    }

    private int narrowAny(ByteBuf in, int from, int to) {
        in.setIndex(from, to);
        if (isSkipping()) {
            skip(in);
            return in.isReadable() ? narrow(in, in.readerIndex(), to) : NONE;
        }
        int length = 0;
        for (int i = from; i < to; i++) {
            byte b = in.getByte(i);
            if (i == from + MAX_HEADER_LENGTH - 1 && (b & TOO_MANY_BITS) != 0) {
                throw badVarint(in, from);
            }
            length |= (b & 0x7f) << (7 * (i - from));
            if (b >= 0) {
                return payload(in, i + 1, length, to);
            }
        }
        return NONE;
    }

    private int payload(ByteBuf in, int start, int length, int to) {
        if (length > maxPayload) {
            throw tooLong(in, start, length);
        }
        if (to - start < length) {
            return NONE;
        }
        in.setIndex(start, start + length);
        return start + length;
    }

    private FrameTooLongException tooLong(ByteBuf in, int payloadStart, int length) {
        String hint = LookAlike.hint(in, in.readerIndex(), payloadStart - in.readerIndex());
        skipPayload(in, payloadStart, length);
        return new FrameTooLongException(
                "length " + length + " is over the limit of " + maxPayload + " payload bytes" + hint, true);
    }

    private static CorruptFrameException badVarint(ByteBuf in, int start) {
        boolean longer = in.getByte(start + MAX_HEADER_LENGTH - 1) < 0;
        return new CorruptFrameException(
                "a varint length has more than " + (longer ? MAX_HEADER_LENGTH + " bytes" : "31 bits")
                        + LookAlike.hint(in, start, MAX_HEADER_LENGTH),
                false);
    }

    @Override
    boolean isLengthKnown(ByteBuf in) {
        return in.forEachByte(b -> b < 0) >= 0;
    }

    @Override
    int leastLength(ByteBuf in) {
        int length = 0;
        for (int i = 0; i < in.readableBytes(); i++) {
            byte b = in.getByte(in.readerIndex() + i);
            length |= (b & 0x7f) << (7 * i);
            if (b >= 0) {
                return i + 1 + Math.min(length, maxPayload);
            }
        }
        return in.readableBytes() + 1;
    }
}
