package io.framewright.codec.msgpack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds names by their bytes, without making strings of these. Immutable. */
final class NameTable {

    /** What {@link #find} returns for a name that is not in the table. */
    static final int UNKNOWN = -1;

    private final List<String> names;
    private final byte[][] utf8;
    private final int[][] buckets;

    /** @param where what the names are of, for the error if two are equal */
    NameTable(List<String> names, String where) {
        this.names = List.copyOf(names);
        this.utf8 = names.stream().map(Names::utf8).toArray(byte[][]::new);
        int size = Math.max(2, Integer.highestOneBit(names.size()) << 2);
        Map<Integer, List<Integer>> collected = new HashMap<>();
        for (int i = 0; i < utf8.length; i++) {
            if (names.indexOf(names.get(i)) != i) {
                throw new IllegalArgumentException(where + " has the name \"" + names.get(i) + "\" twice on the wire");
            }
            collected
                    .computeIfAbsent(hash(utf8[i], 0, utf8[i].length) & (size - 1), bucket -> new ArrayList<>())
                    .add(i);
        }
        this.buckets = new int[size][];
        Arrays.setAll(
                buckets,
                bucket -> collected.getOrDefault(bucket, List.of()).stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    /** The index of the name that some bytes are, or {@link #UNKNOWN}. */
    int find(byte[] bytes, int from, int length) {
        for (int index : buckets[hash(bytes, from, length) & (buckets.length - 1)]) {
            byte[] name = utf8[index];
            if (name.length == length && Arrays.equals(name, 0, length, bytes, from, from + length)) {
                return index;
            }
        }
        return UNKNOWN;
    }

    /** Passes the key of a map's entry, and tells which name it is; none if it is no string. */
    int readFrom(MessageReader in) {
        if (in.isString()) {
            return in.readName(this);
        }
        in.skip(1);
        return UNKNOWN;
    }

    /** Looks at three bytes only: what else a name has, equals will see. */
    private static int hash(byte[] bytes, int from, int length) {
        if (length == 0) {
            return 0;
        }
        int hash = (bytes[from] * 31 + bytes[from + length / 2]) * 31 + bytes[from + length - 1];
        return hash * 31 + length;
    }

    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
