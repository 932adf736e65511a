package io.framewright.nativeimages.messages;

import com.esotericsoftware.kryo.serializers.VersionFieldSerializer.Since;
import io.framewright.codec.msgpack.Position;
import io.framewright.codec.msgpack.WireName;
import io.framewright.codec.msgpack.WireNumber;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * An application's message, as a record.
 *
 * @param id a number
 * @param owner text
 * @param items what is ordered
 * @param counts a map
 * @param photo bytes
 * @param state a constant
 */
public record Order(
        long id, String owner, ArrayList<Item> items, TreeMap<String, Integer> counts, byte[] photo, State state)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** What becomes of an order. */
    public enum State {
        /** Not yet. */
        @WireNumber(0)
        OPEN,
        /** Done. */
        @WireNumber(1)
        PAID
    }

    /** A part of an order, as a bean. */
    public static final class Item implements Serializable {

        private static final long serialVersionUID = 1;

        @Position(0)
        @WireName("name")
        private String name = "";

        @Position(1)
        private int pieces;

        @Position(2)
        @Since(1)
        private double price;

        /** Makes an empty one. */
        public Item() {}

        /**
         * Returns what it is.
         *
         * @return the name
         */
        public String getName() {
            return name;
        }

        /**
         * Sets what it is.
         *
         * @param name the name
         */
        public void setName(String name) {
            this.name = name;
        }

        /**
         * Returns how many.
         *
         * @return a number
         */
        public int getPieces() {
            return pieces;
        }

        /**
         * Sets how many.
         *
         * @param pieces a number
         */
        public void setPieces(int pieces) {
            this.pieces = pieces;
        }

        /**
         * Returns what one costs.
         *
         * @return a number
         */
        public double getPrice() {
            return price;
        }

        /**
         * Sets what one costs.
         *
         * @param price a number
         */
        public void setPrice(double price) {
            this.price = price;
        }
    }

    /**
     * Makes an order of one thing.
     *
     * @return an order
     */
    public static Order sample() {
        Item tea = new Item();
        tea.setName("tea");
        tea.setPieces(2);
        tea.setPrice(19.9);
        TreeMap<String, Integer> counts = new TreeMap<>();
        counts.put("tea", 2);
        return new Order(7, "Grüße", new ArrayList<>(List.of(tea)), counts, new byte[] {1, 2}, State.PAID);
    }
}
