package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.DecoderException;
import java.util.Arrays;
import java.util.HexFormat;

/** Finds frames by the length in their header. What it remembers between two calls is only what it still has to skip. */
final class LengthHeaderDeframer extends LengthPrefixedDeframer {

    private final LengthField field;
    private final byte[] magic;
    private final int offset;
    private final int headerLength;
    private final int adjustment;
    private final int strip;
    private final int maxBody;

    /**
     * @param header the header
     * @param maxBody the largest number of bytes behind it
     */
    LengthHeaderDeframer(LengthHeader header, int maxBody) {
        super(isPlain(header) ? maxBody : NO_LENGTH);
        this.field = header.field();
        this.magic = header.magic();
        this.offset = header.offset();
        this.headerLength = header.length();
        this.adjustment = header.adjustment();
        this.strip = header.strip();
        this.maxBody = maxBody;
    }

    /** Whether a header is what nearly everybody uses, a length of four bytes and nothing else: then a frame takes less. */
    private static boolean isPlain(LengthHeader header) {
        return header.field().equals(new LengthField(Integer.BYTES, false))
                && header.length() == Integer.BYTES
                && header.adjustment() == 0
                && header.strip() == Integer.BYTES;
    }

    @Override
    int narrow(ByteBuf in, int from, int to) {
        if (to - from >= Integer.BYTES) {
            int start = from + Integer.BYTES;
            int length = in.getInt(from);
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
        int readable = to - from;
        if (magic.length > 0) {
            checkMagic(in, from, readable);
        }
        if (readable < headerLength) {
            return NONE;
        }
        long length = field.get(in, from + offset);
        long body = length + adjustment; // negative if it overflows
        if ((length | body) < 0 || body > maxBody) {
            throw badLength(in, from, length, body);
        }
        if (readable - headerLength < body) {
            return NONE;
        }
        int end = from + headerLength + (int) body;
        in.setIndex(from + strip, end);
        return end;
    }

    private void checkMagic(ByteBuf in, int start, int readable) {
        int there = Math.min(readable, magic.length);
        for (int i = 0; i < there; i++) {
            if (in.getByte(start + i) != magic[i]) {
                throw badMagic(in, start, i + 1);
            }
        }
    }

    private CorruptFrameException badMagic(ByteBuf in, int start, int count) {
        byte[] found = new byte[count];
        in.getBytes(start, found);
        return new CorruptFrameException(
                "a frame begins with " + hex(found) + ", not with " + hex(Arrays.copyOf(magic, count)) + " of the magic"
                        + LookAlike.hint(in, start, magic.length),
                false);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    private DecoderException badLength(ByteBuf in, int start, long length, long body) {
        String text = "length " + length;
        String hint = hint(in, start + offset, length);
        if (length < 0) {
            return new CorruptFrameException(text + " is negative" + hint, false);
        }
        if (body < 0) {
            return new CorruptFrameException(
                    text + ", adjusted by " + adjustment + ", is no number of bytes" + hint, false);
        }
        long payload = body + headerLength - strip;
        skipPayload(in, start + headerLength, body);
        String adjusted = payload == length ? "" : ", which stands for a payload of " + payload + " bytes,";
        return new FrameTooLongException(
                text + adjusted + " is over the limit of " + (maxBody + headerLength - strip) + " payload bytes" + hint,
                true);
    }

    private String hint(ByteBuf in, int index, long length) {
        String look = LookAlike.hint(in, index, field.width());
        long swapped = field.swap(length);
        long body = swapped + adjustment;
        boolean plausible = look.isEmpty() && swapped != length && swapped >= 0 && body >= 0 && body <= maxBody;
        return plausible ? "; with the other byte order it would be " + swapped : look;
    }

    @Override
    boolean isLengthKnown(ByteBuf in) {
        return in.readableBytes() >= headerLength;
    }

    @Override
    int leastLength(ByteBuf in) {
        if (!isLengthKnown(in)) {
            return headerLength;
        }
        long body = field.get(in, in.readerIndex() + offset) + adjustment;
        return headerLength + (int) Math.min(Math.max(body, 0), maxBody);
    }
}
