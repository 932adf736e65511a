package io.framewright.framing;

import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The header of {@link LengthHeaderFraming}: what follows from its options. Immutable.
 */
final class LengthHeader {

    /** The options as they are given; null where they are not. The header checks whether they go together. */
    static final class Options {
        int width;
        ByteOrder order = ByteOrder.BIG_ENDIAN;
        boolean countsHeader;

        @Nullable
        Integer adjustment;

        byte[] magic = {};

        @Nullable
        Integer offset;

        @Nullable
        Integer strip;

        @Nullable
        Integer max;

        Options copy() {
            Options copy = new Options();
            copy.width = width;
            copy.order = order;
            copy.countsHeader = countsHeader;
            copy.adjustment = adjustment;
            copy.magic = magic;
            copy.offset = offset;
            copy.strip = strip;
            copy.max = max;
            return copy;
        }
    }

    private final LengthField field;
    private final byte[] magic;
    private final int offset;
    private final int adjustment;
    private final int strip;

    LengthHeader(Options options) {
        field = new LengthField(options.width, options.order == ByteOrder.LITTLE_ENDIAN);
        magic = options.magic;
        boolean kept = options.strip != null && options.strip == 0;
        offset = checkedOffset(options, kept);
        strip = kept ? 0 : length();
        if (options.strip != null && options.strip != strip) {
            throw new IllegalArgumentException("strip=" + options.strip + " is neither 0 nor the header's " + length()
                    + " bytes: the rest of the header could not be written again");
        }
        adjustment = checkedAdjustment(options);
    }

    private static int checkedOffset(Options options, boolean kept) {
        int magic = options.magic.length;
        int offset = options.offset == null ? magic : options.offset;
        if (offset < 0) {
            throw new IllegalArgumentException("offset=" + offset + " is negative");
        }
        if (magic > 0 && offset != magic) {
            throw new IllegalArgumentException(
                    "offset=" + offset + " is not the length of the magic before the length field, " + magic);
        }
        if (offset > magic && !kept) {
            throw new IllegalArgumentException(
                    "offset=" + offset + " says that bytes stand before the length field, but"
                            + " not which: give magic= to write them, or strip=0 to keep them in the payload");
        }
        return offset;
    }

    private int checkedAdjustment(Options options) {
        if (options.countsHeader && options.adjustment != null) {
            throw new IllegalArgumentException(
                    "counts-header means adjustment=" + -length() + ": give one of them, not both");
        }
        if (options.countsHeader) {
            return -length();
        }
        return options.adjustment == null ? 0 : options.adjustment;
    }

    LengthField field() {
        return field;
    }

    byte[] magic() {
        return magic;
    }

    /** How many bytes stand before the length field. */
    int offset() {
        return offset;
    }

    /** How many bytes the header has: the length field's, and those before it. */
    int length() {
        return offset + field.width();
    }

    /** What is added to the length to get the number of bytes behind the header. */
    int adjustment() {
        return adjustment;
    }

    /** How many bytes at the frame's start are not part of the payload: the whole header, or none. */
    int strip() {
        return strip;
    }

    boolean kept() {
        return strip == 0;
    }

    boolean countsItself() {
        return adjustment == -length();
    }

    /** The smallest payload: what the length cannot be less than. */
    long minPayload() {
        return (long) length() - strip + Math.max(0, adjustment);
    }

    /** The largest payload that the length can stand for, and a buffer hold. */
    int maxPayload() {
        long most = Math.min(field.max(), (long) Integer.MAX_VALUE - length() - adjustment) + adjustment;
        return (int) Math.max(0, most + length() - strip);
    }

    /** Writes the header of a payload that is within the limits. */
    void write(ByteBuf out, int start, int payload) {
        field.set(out, start + offset, (long) payload - (length() - strip) - adjustment);
        if (magic.length > 0 && !kept()) {
            out.setBytes(start, magic);
        }
    }

    /** Whether the header in a payload can begin with some bytes, without the length being written over one of them. */
    boolean canKeep(byte[] prefix) {
        int common = Math.min(prefix.length, magic.length);
        return prefix.length <= offset && Arrays.equals(prefix, 0, common, magic, 0, common);
    }

    /** Adds the options that are not at their defaults. */
    void describe(SpecText text) {
        if (field.littleEndian()) {
            text.add("order", "little-endian");
        }
        if (countsItself()) {
            text.add("counts-header");
        }
        if (magic.length > 0) {
            text.add("magic", magic);
        } else if (offset > 0) {
            text.add("offset", offset);
        }
        if (adjustment != 0 && !countsItself()) {
            text.add("adjustment", adjustment);
        }
        if (kept()) {
            text.add("strip", 0);
        }
    }
}
