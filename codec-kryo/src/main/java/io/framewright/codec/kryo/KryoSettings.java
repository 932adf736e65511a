package io.framewright.codec.kryo;

import io.framewright.codec.DecodeLimits;

/**
 * What a codec was told.
 *
 * @param limits what decoding may cost
 * @param numbers the application's nested classes
 * @param references whether an object that comes twice is written once
 * @param hashCollections whether references and collections that hash or compare any keys may meet
 */
record KryoSettings(DecodeLimits limits, ClassNumbers numbers, boolean references, boolean hashCollections) {

    /** One level takes a few hundred bytes of stack, so this many fit on any thread. */
    private static final int MAX_DEPTH = 500;

    KryoSettings {
        if (hashCollections && !references) {
            throw new IllegalArgumentException("hash-collections goes with references: without them all are admitted");
        }
    }

    /** How deep objects may nest, at most {@value #MAX_DEPTH}. */
    int maxDepth() {
        return Math.min(limits.maxDepth(), MAX_DEPTH);
    }

    /** Whether hash collections and sorted ones with keys of any kind are admitted. */
    boolean anyKeys() {
        return !references || hashCollections;
    }

    /** Whether objects may refer to each other in a cycle. */
    boolean cycles() {
        return references && !hashCollections;
    }

    @Override
    public String toString() {
        return "kryo" + (references ? hashCollections ? "(references, hash-collections)" : "(references)" : "");
    }
}
