package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the first delimiter to be complete by looking for its last byte only, and then at the bytes before it: faster
 * than a {@link DelimiterAutomaton} step by step, for the sets that can be searched so. Those are the usual ones: a
 * single delimiter, and {@code \n} with {@code \r\n}. Linear, because delimiters have at most 64 bytes. Immutable.
 */
final class TailSearch {

    /** Behind no byte: there is no delimiter. */
    static final int NOWHERE = 0;

    private final byte[][] longestFirst;
    private final int longest;
    private final int shortest;
    private final byte last;

    /**
     * Prepares the search.
     *
     * @param delimiters delimiters; {@link #find} is for those that {@linkplain #suits suit} it
     */
    TailSearch(List<byte[]> delimiters) {
        longestFirst = delimiters.stream()
                .sorted(Comparator.comparingInt((byte[] delimiter) -> delimiter.length)
                        .reversed())
                .toArray(byte[][]::new);
        longest = longestFirst[0].length;
        shortest = longestFirst[longestFirst.length - 1].length;
        last = lastOf(longestFirst[0]);
    }

    /** Tells whether all delimiters end with the same byte, and none begins with another one. */
    static boolean suits(List<byte[]> delimiters) {
        return delimiters.stream().allMatch(delimiter -> lastOf(delimiter) == lastOf(delimiters.get(0)))
                && delimiters.stream().noneMatch(delimiter -> beginsWithAnother(delimiter, delimiters));
    }

    private static byte lastOf(byte[] delimiter) {
        return delimiter[delimiter.length - 1];
    }

    private static boolean beginsWithAnother(byte[] delimiter, List<byte[]> others) {
        return others.stream()
                .anyMatch(other -> other.length < delimiter.length && startsWith(delimiter, other, other.length));
    }

    private static boolean startsWith(byte[] bytes, byte[] start, int length) {
        return Arrays.equals(bytes, 0, length, start, 0, length);
    }

    /**
     * Finds the first delimiter to be complete.
     *
     * @param in the bytes
     * @param lowest where a delimiter may begin at the earliest
     * @param from the index of the first byte to look at
     * @param to the index behind the last
     * @return the index behind the delimiter, {@link #NOWHERE} if there is none
     */
    int find(ByteBuf in, int lowest, int from, int to) {
        if (in.hasArray()) {
            int offset = in.arrayOffset();
            int last = find(in.array(), lowest + offset, from + offset, to + offset);
            return last == to + offset ? NOWHERE : last + 1 - offset;
        }
        for (int i = ByteSearch.indexOf(in, from, to, last); i < to; i = ByteSearch.indexOf(in, i + 1, to, last)) {
            if (shortest == 1 || endsAny(in, lowest, i + 1)) {
                return i + 1;
            }
        }
        return NOWHERE;
    }

    /** Returns the index of the delimiter's last byte, {@code to} if there is none. */
    private int find(byte[] in, int lowest, int from, int to) {
        int i = ByteSearch.indexOf(in, from, to, last);
        while (i < to && shortest > 1 && !endsAny(in, lowest, i)) {
            i = ByteSearch.indexOf(in, i + 1, to, last);
        }
        return i;
    }

    /** Tells whether a delimiter's last byte, at an index, has all of its others before it. */
    private boolean endsAny(byte[] in, int lowest, int index) {
        for (byte[] delimiter : longestFirst) {
            int before = delimiter.length - 1;
            int start = index - before;
            if (start >= lowest
                    && in[start] == delimiter[0]
                    && (before == 1 || Arrays.equals(in, start, index, delimiter, 0, before))) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a delimiter ends behind its last byte, which is there. */
    private boolean endsAny(ByteBuf in, int lowest, int end) {
        for (byte[] delimiter : longestFirst) {
            int start = end - delimiter.length;
            if (start >= lowest && isAt(in, start, delimiter, delimiter.length - 1)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells which delimiter it is that ends at an index.
     *
     * @param in the bytes
     * @param lowest where a delimiter may begin at the earliest
     * @param end the index behind a delimiter
     * @return the length of the longest one that ends there
     */
    int length(ByteBuf in, int lowest, int end) {
        for (int i = 0; i < longestFirst.length - 1; i++) {
            int length = longestFirst[i].length;
            if (end - length >= lowest && isAt(in, end - length, longestFirst[i], length - 1)) {
                return length;
            }
        }
        return shortest;
    }

    /**
     * Tells how many bytes before an index may turn out to begin a delimiter.
     *
     * @param in the bytes
     * @param lowest where a delimiter may begin at the earliest
     * @param end the index behind the last byte, with no delimiter between the two
     * @return the number of bytes, less than the longest delimiter has
     */
    int pending(ByteBuf in, int lowest, int end) {
        int length = Math.min(longest - 1, end - lowest);
        while (length > 0 && !beginsAny(in, end - length, length)) {
            length--;
        }
        return length;
    }

    private boolean beginsAny(ByteBuf in, int index, int length) {
        for (byte[] delimiter : longestFirst) {
            if (delimiter.length > length && isAt(in, index, delimiter, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(ByteBuf in, int index, byte[] delimiter, int count) {
        for (int i = count - 1; i >= 0; i--) {
            if (in.getByte(index + i) != delimiter[i]) {
                return false;
            }
        }
        return true;
    }
}
