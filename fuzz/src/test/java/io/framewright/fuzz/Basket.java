package io.framewright.fuzz;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A message with what all codecs carry: numbers, text, bytes, lists, a map, an enum, and one in another. */
record Basket(
        long id,
        @Nullable String owner,
        List<Item> items,
        TreeMap<String, Integer> counts,
        byte[] photo,
        @Nullable BigInteger total,
        State state,
        @Nullable Basket next)
        implements Serializable {

    private static final long serialVersionUID = 1;

    enum State {
        OPEN,
        PAID
    }

    /** What is bought. */
    record Item(String name, int pieces, double price) implements Serializable {

        private static final long serialVersionUID = 1;
    }

    static List<Basket> samples() {
        Basket empty = new Basket(0, null, new ArrayList<>(), new TreeMap<>(), new byte[0], null, State.OPEN, null);
        Basket full = new Basket(
                Long.MAX_VALUE,
                "Grüße, 世界",
                new ArrayList<>(List.of(new Item("tea", 2, 19.9), new Item("", -1, -0.0))),
                new TreeMap<>(Map.of("tea", 2, "cup", 1)),
                new byte[] {0, 1, -1, 127, -128},
                BigInteger.TWO.pow(100),
                State.PAID,
                empty);
        return List.of(empty, full);
    }

    /** Something with the equality that records do not have because of their arrays. */
    List<@Nullable Object> parts() {
        return Arrays.asList(
                id, owner, items, counts, Arrays.toString(photo), total, state, next == null ? null : next.parts());
    }
}
