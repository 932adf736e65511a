package io.framewright.codec.zstd;

import io.framewright.codec.DecodeException;

/**
 * A frame's outline (RFC 8878, section 3.1.1): its header, and the headers of its blocks. They tell where the frame
 * ends, and how many bytes it can make, before any memory is given to it.
 *
 * <pre>
 * +-------------+------------+--------+------------+---------+--------+-----+----------+
 * | 28 b5 2f fd | descriptor | window | dictionary | length  | block  | ... | checksum |
 * | magic       | 1          | 0, 1   | 0          | 0,1,2,4,8 | 3 + n |     | 0, 4     |
 * +-------------+------------+--------+------------+---------+--------+-----+----------+
 * </pre>
 */
final class ZstdFrame {

    /** The most that a block makes, whatever the window (section 3.1.1.2.4). */
    static final int MAX_BLOCK = 128 * 1024;

    private static final int MAGIC = 0xFD2FB528;
    private static final int SINGLE_SEGMENT = 0x20;
    private static final int RESERVED = 0x08;
    private static final int CHECKSUM = 0x04;
    private static final int DICTIONARY = 0x03;
    private static final int CHECKSUM_SIZE = 4;
    private static final int BLOCK_HEADER_SIZE = 3;

    /** What a length of two bytes does not count (section 3.1.1.1.4). */
    private static final int LENGTH_OFFSET = 256;

    private final byte[] bytes;
    private final int end;
    private int position;

    /** The bytes from one index to another are the frame. */
    ZstdFrame(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        position = from;
        end = to;
    }

    /**
     * Checks the outline.
     *
     * @throws DecodeException if the bytes are not exactly one frame, or one that cannot make so many bytes
     */
    void requireMakes(int length) {
        int descriptor = header();
        requireDeclares(length, descriptor);
        long most = blocks();
        if ((descriptor & CHECKSUM) != 0) {
            skip(CHECKSUM_SIZE);
        }
        if (position != end) {
            throw DecodeException.malformed((end - position) + " bytes are left over behind the frame of zstd");
        }
        if (length > most) {
            throw DecodeException.malformed(
                    "the frame of zstd makes at most " + most + " bytes, not " + length + " as declared");
        }
    }

    private int header() {
        if ((int) number(4) != MAGIC) {
            throw DecodeException.malformed("not a frame of zstd: it does not begin with 28 b5 2f fd");
        }
        int descriptor = (int) number(1);
        if ((descriptor & RESERVED) != 0) {
            throw DecodeException.malformed("the frame of zstd sets a reserved bit");
        }
        if ((descriptor & DICTIONARY) != 0) {
            throw DecodeException.malformed("the frame of zstd asks for a dictionary");
        }
        return descriptor;
    }

    private void requireDeclares(int length, int descriptor) {
        boolean singleSegment = (descriptor & SINGLE_SEGMENT) != 0;
        if (!singleSegment) {
            skip(1); // the window, which nothing here needs
        }
        long declared = switch (descriptor >>> 6) {
            case 0 -> singleSegment ? number(1) : length;
            case 1 -> number(2) + LENGTH_OFFSET;
            case 2 -> number(4);
            default -> number(8);
        };
        if (declared != length) {
            throw DecodeException.malformed("the frame of zstd declares " + Long.toUnsignedString(declared)
                    + " bytes, the payload's header " + length);
        }
    }

    /** Skips all blocks, and counts what they can make. */
    private long blocks() {
        long most = 0;
        boolean last = false;
        while (!last) {
            int header = (int) number(BLOCK_HEADER_SIZE);
            last = (header & 1) != 0;
            int size = header >>> 3;
            if (size > MAX_BLOCK) {
                throw DecodeException.malformed("a block of zstd has " + size + " bytes, over " + MAX_BLOCK);
            }
            switch ((header >>> 1) & 3) {
                case 0 -> most += skip(size);
                case 1 -> {
                    skip(1);
                    most += size;
                }
                case 2 -> {
                    skip(size);
                    most += MAX_BLOCK;
                }
                default -> throw DecodeException.malformed("a block of zstd is of the reserved type");
            }
        }
        return most;
    }

    /** Reads a little-endian number. */
    private long number(int size) {
        int from = position;
        skip(size);
        long number = 0;
        for (int i = size - 1; i >= 0; i--) {
            number = (number << 8) | (bytes[from + i] & 0xff);
        }
        return number;
    }

    private int skip(int size) {
        if (size > end - position) {
            throw DecodeException.malformed("the frame of zstd ends early");
        }
        position += size;
        return size;
    }
}
