package io.framewright.codec;

/**
 * What decoding one message may cost, whatever its bytes say. Limits are checked before anything is allocated.
 *
 * @param maxDepth how deep objects and collections may nest; the message itself is depth 1
 * @param maxElements how many elements one collection, map or array of objects may have
 * @param maxBytes how many bytes one string, byte array or other run of primitives may take
 * @param maxObjects how many objects one message may consist of, collections and their elements included
 */
public record DecodeLimits(int maxDepth, int maxElements, int maxBytes, int maxObjects) {

    /** Depth 64, 100,000 elements, 1 MiB, 1,000,000 objects. */
    public static final DecodeLimits DEFAULT = new DecodeLimits(64, 100_000, 1 << 20, 1_000_000);

    /**
     * Checks that every limit is positive.
     *
     * @param maxDepth how deep objects and collections may nest; the message itself is depth 1
     * @param maxElements how many elements one collection, map or array of objects may have
     * @param maxBytes how many bytes one string, byte array or other run of primitives may take
     * @param maxObjects how many objects one message may consist of, collections and their elements included
     */
    public DecodeLimits {
        requirePositive("maxDepth", maxDepth);
        requirePositive("maxElements", maxElements);
        requirePositive("maxBytes", maxBytes);
        requirePositive("maxObjects", maxObjects);
    }

    /**
     * Changes one limit.
     *
     * @param maxDepth how deep objects and collections may nest
     * @return limits that differ in this one
     */
    public DecodeLimits withMaxDepth(int maxDepth) {
        return new DecodeLimits(maxDepth, maxElements, maxBytes, maxObjects);
    }

    /**
     * Changes one limit.
     *
     * @param maxElements how many elements one collection, map or array of objects may have
     * @return limits that differ in this one
     */
    public DecodeLimits withMaxElements(int maxElements) {
        return new DecodeLimits(maxDepth, maxElements, maxBytes, maxObjects);
    }

    /**
     * Changes one limit.
     *
     * @param maxBytes how many bytes one string, byte array or other run of primitives may take
     * @return limits that differ in this one
     */
    public DecodeLimits withMaxBytes(int maxBytes) {
        return new DecodeLimits(maxDepth, maxElements, maxBytes, maxObjects);
    }

    /**
     * Changes one limit.
     *
     * @param maxObjects how many objects one message may consist of
     * @return limits that differ in this one
     */
    public DecodeLimits withMaxObjects(int maxObjects) {
        return new DecodeLimits(maxDepth, maxElements, maxBytes, maxObjects);
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }
}
