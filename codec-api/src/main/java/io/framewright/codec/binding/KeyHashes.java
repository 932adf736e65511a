package io.framewright.codec.binding;

import io.framewright.codec.DecodeException;
import io.framewright.codec.binding.CollectionShape.Order;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many keys of a set or a map have the same hash code, while it is read. The JDK's hash tables search a new key
 * among all keys of its hash code, which takes the square of their number, unless their class says how they are ordered
 * ({@code class Key implements Comparable<Key>}): those are kept in a tree, and any number is admitted. Not safe for use
 * by several threads.
 *
 * <p>Counts are kept by a few bits of the mixed hash code, so those of two hash codes may be counted as one. Peers cannot
 * make that happen, for the mix is another one in each process; by chance it does not, with so many counts as keys.
 */
public final class KeyHashes {

    /** How many keys without an order may have one hash code. */
    public static final int MAX_SAME = 256;

    private static final KeyHashes UNBOUNDED = new KeyHashes(0);
    private static final long SEED = ThreadLocalRandom.current().nextLong();

    private static final ClassValue<Boolean> ORDERED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Arrays.stream(type.getGenericInterfaces())
                    .anyMatch(each -> each instanceof ParameterizedType parameterized
                            && parameterized.getRawType() == Comparable.class
                            && parameterized.getActualTypeArguments()[0] == type);
        }
    };

    private final int size;
    private final int shift;
    private char @Nullable [] counts;

    private KeyHashes(int size) {
        this.size = size;
        shift = Integer.numberOfLeadingZeros(size - 1) + Integer.SIZE;
    }

    /**
     * Begins to count for one collection.
     *
     * @param order what the collection does with its keys
     * @param size how many keys there will be
     * @return the counts; nothing is allocated before they are needed
     */
    public static KeyHashes of(Order order, int size) {
        return order == Order.HASHED && size > MAX_SAME ? new KeyHashes(size) : UNBOUNDED;
    }

    /**
     * Tells whether hash tables keep any number of keys in order.
     *
     * @param type the keys' class
     * @return whether it implements {@code Comparable} of itself, and not only a superclass does
     */
    public static boolean isOrdered(Class<?> type) {
        return ORDERED.get(type);
    }

    /**
     * Counts a key. To be called before it is added.
     *
     * @param key an element of a set, or a map's key
     * @throws DecodeException if {@value #MAX_SAME} keys without an order have its hash code
     */
    public void count(@Nullable Object key) {
        if (size > 0 && key != null && !isOrdered(key.getClass()) && ++counts()[index(key.hashCode())] > MAX_SAME) {
            throw DecodeException.limitExceeded(
                    "keys with one hash code, of " + key.getClass().getName() + " which is not Comparable",
                    MAX_SAME + 1L,
                    MAX_SAME);
        }
    }

    private char[] counts() {
        if (counts == null) {
            counts = new char[1 << (Long.SIZE - shift)];
        }
        return counts;
    }

    /** MurmurHash3's finalizer: each bit of the hash code changes half of the bits, the topmost ones too. */
    private int index(int hash) {
        long mixed = hash ^ SEED;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (int) (mixed >>> shift);
    }
}
