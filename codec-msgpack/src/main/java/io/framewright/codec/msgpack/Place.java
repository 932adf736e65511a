package io.framewright.codec.msgpack;

/**
 * Finds out which value of a message an error is in, after the fact: reading and writing need not keep track. Walks over
 * the bytes without making any object.
 */
final class Place {

    private final MessageReader in;
    private final int target;
    private final StringBuilder path;

    private Place(String root, MessageReader in, int target) {
        this.in = in;
        this.target = target;
        this.path = new StringBuilder(root);
    }

    /**
     * Names the value that a byte belongs to: {@code Order.items[3].price}.
     *
     * @param in a reader at the message's first byte
     * @param target the byte's index, as {@link MessageReader#position} has it; or where the bytes end if the message
     *     could not be written any further
     */
    static String of(Class<?> root, Binding binding, MessageReader in, int target) {
        Place place = new Place(root.getSimpleName(), in, target);
        try {
            binding.locate(place);
        } catch (Fault e) {
            // the way ends here: the header of this value is what is wrong
        }
        return place.path.toString();
    }

    MessageReader in() {
        return in;
    }

    /** Goes into the next value if the error is in it, else passes it. */
    boolean enters(String step, Binding binding) {
        int from = in.position();
        if (passes()) {
            return false;
        }
        path.append(step);
        in.position(from);
        if (target > from) {
            binding.locate(this);
        }
        return true;
    }

    /** Goes into one of the elements that come next, if the error is in one. */
    void entersOne(int elements, Binding binding) {
        for (int i = 0; i < elements && !enters("[" + i + "]", binding); i++) {
            // enters has passed it
        }
    }

    /** Passes the next value if all of it is before the error. */
    boolean passes() {
        try {
            in.skip(1);
            return target >= in.position();
        } catch (Fault e) {
            return false;
        }
    }
}
