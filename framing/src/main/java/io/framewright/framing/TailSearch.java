package io.framewright.framing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Finds the first delimiter to be complete by looking for its last byte only, and then at the bytes before it: faster
 * than a {@link DelimiterAutomaton} step by step, for the sets that can be searched so. Those are the usual ones: a
 * single delimiter, and {@code \n} with {@code \r\n}. Linear, because delimiters have at most 64 bytes.
 */
final class TailSearch {

    /** No place: behind no byte, outside of any delimiter. */
    static final long NOWHERE = 0;

    private final byte[][] longestFirst;
    private final int[] states;
    private final byte last;

    /**
     * Prepares the search.
     *
     * @param delimiters delimiters that {@linkplain #suits suit} it
     * @param state gives the automaton's state that stands for a delimiter
     */
    TailSearch(List<byte[]> delimiters, ToIntFunction<byte[]> state) {
        longestFirst = delimiters.stream()
                .sorted(Comparator.comparingInt((byte[] delimiter) -> delimiter.length)
                        .reversed())
                .toArray(byte[][]::new);
        states = Arrays.stream(longestFirst).mapToInt(state).toArray();
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
                .anyMatch(other -> other.length < delimiter.length && endsAt(delimiter, 0, other.length, other));
    }

    /**
     * Finds the first delimiter to be complete.
     *
     * @param in the bytes
     * @param lowest where a delimiter may begin at the earliest
     * @param from the index of the first byte to look at
     * @param to the index behind the last
     * @return the place behind the delimiter, with the state that stands for it; {@link #NOWHERE} if there is none
     */
    long find(byte[] in, int lowest, int from, int to) {
        for (int i = ByteSearch.indexOf(in, from, to, last); i < to; i = ByteSearch.indexOf(in, i + 1, to, last)) {
            for (int d = 0; d < longestFirst.length; d++) {
                if (endsAt(in, lowest, i + 1, longestFirst[d])) {
                    return DelimiterAutomaton.place(i + 1, states[d]);
                }
            }
        }
        return NOWHERE;
    }

    private static boolean endsAt(byte[] in, int lowest, int end, byte[] delimiter) {
        int start = end - delimiter.length;
        if (start < lowest) {
            return false;
        }
        for (int i = delimiter.length - 2; i >= 0; i--) {
            if (in[start + i] != delimiter[i]) {
                return false;
            }
        }
        return in[end - 1] == delimiter[delimiter.length - 1];
    }
}
