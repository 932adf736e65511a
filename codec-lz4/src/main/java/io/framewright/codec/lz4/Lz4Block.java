package io.framewright.codec.lz4;

import io.framewright.codec.DecodeException;

/**
 * A block's sequences, walked over without making anything of them: what it takes to know exactly how many bytes the
 * block makes (lz4_Block_format.md of the LZ4 project).
 *
 * <pre>
 * +-------+-----------------+----------+--------+---------------+
 * | token | literals' count | literals | offset | match's count |    the last sequence ends behind its literals
 * | 1     | 0..             |          | 2      | 0..           |
 * +-------+-----------------+----------+--------+---------------+
 * </pre>
 *
 * <p>A count of 15 in the token goes on in further bytes, which are added up until one is not 255. The last match begins
 * at least 12 bytes before the payload's end, and ends at least 5 bytes before it. Implementations differ in whether they
 * insist on that; here all do.
 */
final class Lz4Block {

    private static final int MIN_MATCH = 4;
    private static final int GOES_ON = 15;
    private static final int OFFSET_SIZE = 2;

    /** How far from the end the last match begins, and ends. */
    private static final int LAST_MATCH_BEGINS = 12;

    private static final int LAST_MATCH_ENDS = 5;

    private final byte[] bytes;
    private final int end;
    private final int length;
    private int position;
    private long made;

    /** The bytes from one index to another are the block of a payload of some length. */
    Lz4Block(byte[] bytes, int from, int to, int length) {
        this.bytes = bytes;
        position = from;
        end = to;
        this.length = length;
    }

    /**
     * Checks every length and offset.
     *
     * @throws DecodeException if the bytes are not one block, or one that makes more or fewer bytes
     */
    void check() {
        boolean last = false;
        while (!last) {
            int token = next();
            literals(count(token >>> 4));
            last = position == end;
            if (!last) {
                match(token & 0xf);
            }
        }
        if (made != length) {
            throw DecodeException.malformed(
                    "the block of lz4 makes " + made + " bytes, not " + length + " as declared");
        }
    }

    private void literals(long count) {
        if (count > end - position) {
            throw endsEarly();
        }
        position += (int) count;
        make(count);
    }

    private void match(int count) {
        if (end - position < OFFSET_SIZE) {
            throw endsEarly();
        }
        int offset = next() | (next() << 8);
        if (offset == 0 || offset > made) {
            throw DecodeException.malformed(
                    "the block of lz4 refers " + offset + " bytes back, where it has made " + made);
        }
        boolean late = length - made < LAST_MATCH_BEGINS;
        make(count(count) + MIN_MATCH);
        if (late || length - made < LAST_MATCH_ENDS) {
            throw DecodeException.malformed("a match in the block of lz4 is too near to its end");
        }
    }

    private void make(long count) {
        made += count;
        if (made > length) {
            throw DecodeException.malformed("the block of lz4 makes more than the " + length + " bytes declared");
        }
    }

    private long count(int inToken) {
        long count = inToken;
        if (inToken == GOES_ON) {
            int more;
            do {
                more = next();
                count += more;
            } while (more == 0xff);
        }
        return count;
    }

    private int next() {
        if (position == end) {
            throw endsEarly();
        }
        return bytes[position++] & 0xff;
    }

    private static DecodeException endsEarly() {
        return DecodeException.malformed("the block of lz4 ends early");
    }
}
