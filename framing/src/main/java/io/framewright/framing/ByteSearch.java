package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes eight at a time, within a word ("SWAR"; Warren, <i>Hacker's Delight</i>, 6-1). A word's byte that equals
 * the wanted one is zero after exclusive-or with the wanted byte in all eight places, and {@code (x - 0x01…) & ~x &
 * 0x80…} sets the top bit of the zero bytes. A borrow can set further bits, but only above the first zero byte, which in
 * little-endian order comes later: the lowest bit that is set is always right.
 *
 * <p>Words are read from the array behind a buffer if it has one, which is about twice as fast as asking the buffer.
 */
final class ByteSearch {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;

    private ByteSearch() {}

    /** Returns the index of the first {@code wanted} in [from, to), {@code to} if there is none. */
    static int indexOf(ByteBuf in, int from, int to, byte wanted) {
        if (in.hasArray()) {
            int offset = in.arrayOffset();
            return indexOf(in.array(), from + offset, to + offset, wanted) - offset;
        }
        long pattern = everywhere(wanted);
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long zeros = zeros(in.getLongLE(i) ^ pattern);
            if (zeros != 0) {
                return i + first(zeros);
            }
        }
        while (i < to && in.getByte(i) != wanted) {
            i++;
        }
        return i;
    }

    /** Returns the index of the first {@code wanted} in [from, to), {@code to} if there is none. */
    static int indexOf(byte[] in, int from, int to, byte wanted) {
        long pattern = everywhere(wanted);
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long zeros = zeros(word(in, i) ^ pattern);
            if (zeros != 0) {
                return i + first(zeros);
            }
        }
        while (i < to && in[i] != wanted) {
            i++;
        }
        return i;
    }

    /** Returns the index of the first {@code wanted} or {@code other} in [from, to), {@code to} if there is none. */
    static int indexOf(ByteBuf in, int from, int to, byte wanted, byte other) {
        if (in.hasArray()) {
            int offset = in.arrayOffset();
            return indexOf(in.array(), from + offset, to + offset, wanted, other) - offset;
        }
        long pattern = everywhere(wanted);
        long otherPattern = everywhere(other);
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = in.getLongLE(i);
            long zeros = zeros(word ^ pattern) | zeros(word ^ otherPattern);
            if (zeros != 0) {
                return i + first(zeros);
            }
        }
        while (i < to && in.getByte(i) != wanted && in.getByte(i) != other) {
            i++;
        }
        return i;
    }

    /** Returns the index of the first {@code wanted} or {@code other} in [from, to), {@code to} if there is none. */
    static int indexOf(byte[] in, int from, int to, byte wanted, byte other) {
        long pattern = everywhere(wanted);
        long otherPattern = everywhere(other);
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = word(in, i);
            long zeros = zeros(word ^ pattern) | zeros(word ^ otherPattern);
            if (zeros != 0) {
                return i + first(zeros);
            }
        }
        while (i < to && in[i] != wanted && in[i] != other) {
            i++;
        }
        return i;
    }

    /** Returns the index of the last {@code wanted} or {@code other} in [from, to), {@code from - 1} if there is none. */
    static int lastIndexOf(ByteBuf in, int from, int to, byte wanted, byte other) {
        long pattern = everywhere(wanted);
        long otherPattern = everywhere(other);
        int i = to;
        while (i - Long.BYTES >= from) {
            long word = in.getLongLE(i - Long.BYTES);
            if ((zeros(word ^ pattern) | zeros(word ^ otherPattern)) != 0) {
                break;
            }
            i -= Long.BYTES;
        }
        do {
            i--;
        } while (i >= from && in.getByte(i) != wanted && in.getByte(i) != other);
        return i;
    }

    /** Returns the eight bytes of an array from an index on, the first one lowest. */
    static long word(byte[] in, int index) {
        return (long) WORDS.get(in, index);
    }

    static long everywhere(byte wanted) {
        return (wanted & 0xff) * ONES;
    }

    /** Is zero only if no byte of a word is; the lowest bit that is set is that of the first zero byte. */
    static long zeros(long word) {
        return (word - ONES) & ~word & TOPS;
    }

    /** Returns the place in the word, from 0 to 7, of the first byte whose top bit is set. */
    static int first(long zeros) {
        return Long.numberOfTrailingZeros(zeros) >>> 3;
    }
}
