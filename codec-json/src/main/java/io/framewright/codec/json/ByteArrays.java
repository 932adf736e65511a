package io.framewright.codec.json;

/** Arrays to copy messages into. */
final class ByteArrays {

    /** Longer messages are not copied into one array. */
    static final int LONGEST = 64 * 1024;

    private static final int SHORTEST = 1024;

    private final Slots<byte[]> slots = new Slots<>();

    byte[] acquire(int length) {
        byte[] array = slots.take();
        if (array != null && array.length >= length) {
            return array;
        }
        return new byte[Math.max(SHORTEST, Integer.highestOneBit(length - 1) << 1)];
    }

    void release(byte[] array) {
        slots.keep(array);
    }
}
