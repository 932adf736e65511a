package io.framewright.framing;

import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.List;

/**
 * A set of delimiters with which the frames of a stream are the same however the stream is cut: the first is the one to
 * write. Immutable.
 */
final class Delimiters {

    private static final int MOST = 16;
    private static final int LONGEST = 64;

    private final List<byte[]> list;
    private final DelimiterAutomaton automaton;
    private final TailSearch tail;
    private final boolean tailSuffices;

    /**
     * Checks a set of delimiters.
     *
     * @throws IllegalArgumentException if there are none or too many, if one is empty, too long or given twice, or if
     *     frames would depend on bytes to come
     */
    Delimiters(List<byte[]> delimiters) {
        this.list = delimiters.stream().map(byte[]::clone).toList();
        check(!list.isEmpty() && list.size() <= MOST, "expected 1 to " + MOST + " delimiters, not " + list.size());
        for (byte[] delimiter : list) {
            check(
                    delimiter.length > 0 && delimiter.length <= LONGEST,
                    "a delimiter has 1 to " + LONGEST + " bytes, not " + delimiter.length);
        }
        for (int i = 0; i < list.size(); i++) {
            checkAgainstOthers(i);
        }
        this.automaton = new DelimiterAutomaton(list);
        this.tail = new TailSearch(list);
        this.tailSuffices = TailSearch.suits(list);
    }

    /**
     * Refuses a delimiter that occurs in the midst of another. If {@code b} and {@code abc} were delimiters, and the
     * stream so far were {@code ab}, then it would depend on the next byte whether {@code b} ends a frame. At the other's
     * end there is no such doubt, because both are complete at once; nor where it overlaps a shorter delimiter with which
     * the other begins, because that one is complete first.
     */
    private void checkAgainstOthers(int which) {
        byte[] inner = list.get(which);
        for (int i = 0; i < list.size(); i++) {
            byte[] outer = list.get(i);
            check(i == which || !Arrays.equals(inner, outer), "the delimiter " + quote(inner) + " is given twice");
            for (int at = Math.max(1, longestBeginning(outer)); at < outer.length - inner.length; at++) {
                check(
                        !Arrays.equals(inner, 0, inner.length, outer, at, at + inner.length),
                        "the delimiter " + quote(inner) + " occurs inside " + quote(outer)
                                + ": whether it ends a frame would depend on bytes to come");
            }
        }
    }

    /** Returns the length of the longest other delimiter with which one begins, 0 if there is none. */
    private int longestBeginning(byte[] outer) {
        return list.stream()
                .mapToInt(other -> other.length)
                .filter(length -> length < outer.length && contains(Arrays.copyOf(outer, length)))
                .max()
                .orElse(0);
    }

    private boolean contains(byte[] bytes) {
        return list.stream().anyMatch(delimiter -> Arrays.equals(delimiter, bytes));
    }

    private static void check(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }

    private static String quote(byte[] delimiter) {
        return SpecText.quote(delimiter);
    }

    /** Returns copies of the delimiters. */
    List<byte[]> list() {
        return list.stream().map(byte[]::clone).toList();
    }

    DelimiterAutomaton automaton() {
        return automaton;
    }

    Deframer newDeframer(int max, boolean deliversUnterminated) {
        return tailSuffices
                ? new TailDeframer(tail, max, deliversUnterminated)
                : new DelimiterDeframer(automaton, max, deliversUnterminated);
    }

    /** Returns the index behind the first delimiter to be complete, of bytes that have one. */
    int find(ByteBuf in, int from, int to) {
        return tailSuffices
                ? tail.find(in, from, from, to)
                : DelimiterAutomaton.index(automaton.run(in, from, to, DelimiterAutomaton.ROOT));
    }

    /** Returns the length of the longest delimiter that ends at an index, behind one. */
    int length(ByteBuf in, int from, int end) {
        return tail.length(in, from, end);
    }
}
