package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Finds the first delimiter to be complete, in one step per byte whatever the bytes are: the automaton of Aho and
 * Corasick ("Efficient string matching", CACM 18(6), 1975) with all transitions filled in. Immutable; the state is the
 * caller's.
 *
 * <p>A state stands for the longest end of the bytes seen that a delimiter begins with; {@link #depth} is how long that
 * is. Outside of any delimiter, the bytes up to the next possible first one are skipped by {@link ByteSearch}, if there
 * are at most two such bytes.
 *
 * <p>A place in a buffer is an index and the state there, in the halves of one long, because a pair would be allocated.
 */
final class DelimiterAutomaton {

    /** The state outside of any delimiter. */
    static final int ROOT = 0;

    private final char[] next;
    private final byte[] depth;
    private final byte[] matched;
    private final boolean[] inner;
    private final int longest;
    private final byte[] firsts;
    private int states = 1;

    DelimiterAutomaton(List<byte[]> delimiters) {
        int most =
                1 + delimiters.stream().mapToInt(delimiter -> delimiter.length).sum();
        this.next = new char[most << 8];
        this.depth = new byte[most];
        this.matched = new byte[most];
        this.inner = new boolean[most];
        this.longest = delimiters.stream()
                .mapToInt(delimiter -> delimiter.length)
                .max()
                .orElse(0);
        delimiters.forEach(this::addToTrie);
        this.firsts = firstBytes();
        fillIn();
    }

    private void addToTrie(byte[] delimiter) {
        int state = ROOT;
        for (byte b : delimiter) {
            inner[state] = true;
            int edge = edge(state, b);
            if (next[edge] == ROOT) {
                depth[states] = (byte) (depth[state] + 1);
                next[edge] = (char) states++;
            }
            state = next[edge];
        }
        matched[state] = depth[state];
    }

    private byte[] firstBytes() {
        byte[] bytes = new byte[256];
        int count = 0;
        for (int b = 0; b < 256; b++) {
            if (next[edge(ROOT, (byte) b)] != ROOT) {
                bytes[count++] = (byte) b;
            }
        }
        return Arrays.copyOf(bytes, count);
    }

    /** Fills in what follows where the trie has no edge, in the order of depth. */
    private void fillIn() {
        int[] fallback = new int[states];
        Queue<Integer> queue = new ArrayDeque<>(List.of(ROOT));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int b = 0; b < 256; b++) {
                int edge = edge(state, (byte) b);
                int target = next[edge];
                int other = state == ROOT ? ROOT : next[edge(fallback[state], (byte) b)];
                if (target == ROOT) {
                    next[edge] = (char) other;
                } else {
                    fallback[target] = other;
                    matched[target] = (byte) Math.max(matched[target], matched[other]);
                    queue.add(target);
                }
            }
        }
    }

    private static int edge(int state, byte b) {
        return (state << 8) | (b & 0xff);
    }

    /**
     * Goes on until a delimiter is complete, or the bytes end.
     *
     * @param in the buffer
     * @param from the index of the first byte to look at
     * @param to the index behind the last
     * @param state the state at {@code from}, in which no delimiter is complete
     * @return the place behind the first delimiter to be complete, else the place at {@code to}
     */
    long run(ByteBuf in, int from, int to, int state) {
        if (in.hasArray()) {
            int offset = in.arrayOffset();
            long found = run(in.array(), from + offset, to + offset, state);
            return place(index(found) - offset, state(found));
        }
        int i = from;
        int now = state;
        while (i < to) {
            if (now == ROOT) {
                i = skip(in, i, to);
                if (i == to) {
                    break;
                }
            }
            now = next[edge(now, in.getByte(i++))];
            if (matched[now] != 0) {
                break;
            }
        }
        return place(i, now);
    }

    private long run(byte[] in, int from, int to, int state) {
        int i = from;
        int now = state;
        while (i < to) {
            if (now == ROOT) {
                i = skip(in, i, to);
                if (i == to) {
                    break;
                }
            }
            now = next[edge(now, in[i++])];
            if (matched[now] != 0) {
                break;
            }
        }
        return place(i, now);
    }

    private int skip(ByteBuf in, int from, int to) {
        return switch (firsts.length) {
            case 1 -> ByteSearch.indexOf(in, from, to, firsts[0]);
            case 2 -> ByteSearch.indexOf(in, from, to, firsts[0], firsts[1]);
            default -> from;
        };
    }

    private int skip(byte[] in, int from, int to) {
        return switch (firsts.length) {
            case 1 -> ByteSearch.indexOf(in, from, to, firsts[0]);
            case 2 -> ByteSearch.indexOf(in, from, to, firsts[0], firsts[1]);
            default -> from;
        };
    }

    static long place(int index, int state) {
        return ((long) state << 32) | index;
    }

    static int index(long place) {
        return (int) place;
    }

    static int state(long place) {
        return (int) (place >>> 32);
    }

    /** Returns the length of the longest delimiter that ends in a state, 0 if none does. */
    int matched(int state) {
        return matched[state];
    }

    /** Returns how many of the last bytes may turn out to begin a delimiter. */
    int depth(int state) {
        return depth[state];
    }

    /** Returns the length of the longest delimiter. */
    int longest() {
        return longest;
    }

    /** Tells whether a longer delimiter begins with what a state stands for. */
    boolean goesOn(int state) {
        return inner[state];
    }

    /** Tells whether a state stands for a whole delimiter. */
    boolean isWhole(int state) {
        return state != ROOT && matched[state] == depth[state];
    }

    /** Returns the state that stands for one byte more, {@link #ROOT} if no delimiter begins so. */
    int extend(int state, byte b) {
        int to = next[edge(state, b)];
        return depth[to] == depth[state] + 1 ? to : ROOT;
    }

    /** Returns the state that stands for a delimiter. */
    int stateOf(byte[] delimiter) {
        int state = ROOT;
        for (byte b : delimiter) {
            state = extend(state, b);
        }
        return state;
    }
}
