package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Finds frames by the varint at their start. What it remembers between two calls is only what it still has to skip. */
final class VarintHeaderDeframer extends LengthPrefixedDeframer {

    private static final int MAX_HEADER_LENGTH = 5;

    /** In the fifth byte, the bits of a length above 2³¹ − 1, and the mark of a sixth byte. */
    private static final int TOO_MANY_BITS = 0xf8;

    private final int maxPayload;

    VarintHeaderDeframer(int maxPayload) {
        this.maxPayload = maxPayload;
    }

    @Override
    public @Nullable ByteBuf next(ByteBuf in) {
        if (isSkipping()) {
            skip(in);
        }
        int start = in.readerIndex();
        int readable = in.writerIndex() - start;
        int length = 0;
        for (int i = 0; i < readable; i++) {
            byte b = in.getByte(start + i);
            if (i == MAX_HEADER_LENGTH - 1 && (b & TOO_MANY_BITS) != 0) {
                throw badVarint(in, start);
            }
            length |= (b & 0x7f) << (7 * i);
            if (b >= 0) {
                return payload(in, start + i + 1, length);
            }
        }
        return null;
    }

    private @Nullable ByteBuf payload(ByteBuf in, int payloadStart, int length) {
        if (length > maxPayload) {
            throw tooLong(in, payloadStart, length);
        }
        return in.writerIndex() - payloadStart < length ? null : narrow(in, payloadStart, payloadStart + length);
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
