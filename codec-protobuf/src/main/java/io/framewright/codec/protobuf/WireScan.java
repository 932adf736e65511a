package io.framewright.codec.protobuf;

import static io.framewright.codec.protobuf.WireReader.END_GROUP;
import static io.framewright.codec.protobuf.WireReader.LENGTH_DELIMITED;
import static io.framewright.codec.protobuf.WireReader.START_GROUP;

import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import java.util.Arrays;

/**
 * Walks once over a message's bytes and counts what a parser would make of them, before it does. Elements are counted
 * per field and message. Where a single message comes in several pieces, which parsers merge, the elements inside are
 * counted as if they were all of one field. An entry of a map whose message comes in pieces is refused: protobuf-java
 * copies the message for every piece, so 260 KB of pieces took 39 GB and many seconds; nobody writes such entries.
 */
final class WireScan {

    private static final int TAG_TYPE_BITS = 3;
    private static final int ENTRY_VALUE = (2 << TAG_TYPE_BITS) | LENGTH_DELIMITED;
    private static final int NO_GROUP = 0;

    private final DecodeLimits limits;
    private final WireReader reader;
    private int[] counts = new int[64];
    private long objects = 1;

    private WireScan(DecodeLimits limits, WireReader reader) {
        this.limits = limits;
        this.reader = reader;
    }

    /**
     * Checks a message.
     *
     * @throws DecodeException if it is over a limit, or is no message
     */
    static void check(MessageLayout layout, DecodeLimits limits, byte[] bytes, int offset, int length) {
        new WireScan(limits, new WireReader(bytes, offset)).message(layout, offset + length, NO_GROUP, 1, 0);
    }

    /** Returns the number of elements in the largest collection inside that a further piece of the message adds to. */
    private int message(MessageLayout layout, int messageEnd, int group, int depth, int base) {
        if (depth > limits.maxDepth()) {
            throw DecodeException.limitExceeded("messages in messages", depth, limits.maxDepth());
        }
        openSlots(base, layout.slots());
        int values = 0;
        while (reader.position() < messageEnd) {
            int tag = reader.tag(messageEnd);
            if ((tag & 7) == END_GROUP) {
                return closeGroup(layout, tag, group, base);
            }
            if (tag == ENTRY_VALUE && layout.mapsToMessages() && values++ > 0) {
                throw DecodeException.malformed("an entry of a map has several values");
            }
            field(layout, tag, messageEnd, depth, base);
        }
        if (group != NO_GROUP) {
            throw WireReader.truncated();
        }
        return largest(layout, base);
    }

    private int closeGroup(MessageLayout layout, int tag, int group, int base) {
        if (tag >>> TAG_TYPE_BITS != group || group == NO_GROUP) {
            throw DecodeException.malformed("a group ends that has not begun");
        }
        return largest(layout, base);
    }

    private void field(MessageLayout layout, int tag, int messageEnd, int depth, int base) {
        int number = tag >>> TAG_TYPE_BITS;
        int wireType = tag & 7;
        MessageLayout.Field field = layout.field(number);
        if (field == null) {
            unknown(layout, number, wireType, messageEnd, depth, base);
        } else if (field.kind().nests() && field.kind().wireType() == wireType) {
            nested(layout, field, number, messageEnd, depth, base);
        } else if (field.kind().wireType() == wireType) {
            value(field, wireType, messageEnd, base);
        } else if (wireType == LENGTH_DELIMITED
                && field.repeated()
                && field.kind().packable()) {
            packed(field, messageEnd, base);
        } else {
            unknown(layout, number, wireType, messageEnd, depth, base);
        }
    }

    private void nested(
            MessageLayout layout, MessageLayout.Field field, int number, int messageEnd, int depth, int base) {
        object();
        if (field.repeated()) {
            count(base + field.slot(), 1);
        }
        MessageLayout inner = field.nested() == null ? MessageLayout.UNKNOWN : field.nested();
        boolean group = field.kind() == MessageLayout.Kind.GROUP;
        int innerEnd = group ? messageEnd : endOf(reader.length(messageEnd));
        int largest = message(inner, innerEnd, group ? number : NO_GROUP, depth + 1, base + layout.slots());
        if (!field.repeated()) {
            count(base + field.slot(), largest);
        }
    }

    private void value(MessageLayout.Field field, int wireType, int messageEnd, int base) {
        if (field.repeated()) {
            count(base + field.slot(), 1);
        }
        if (field.repeated() || wireType == LENGTH_DELIMITED) {
            object();
        }
        skip(wireType, messageEnd);
    }

    private void packed(MessageLayout.Field field, int messageEnd, int base) {
        int length = run(messageEnd);
        int elements = field.kind().width() == 0
                ? reader.varints(length)
                : length / field.kind().width();
        count(base + field.slot(), elements);
        objects += elements;
        checkObjects();
        reader.advance(length, messageEnd);
    }

    private void unknown(MessageLayout layout, int number, int wireType, int messageEnd, int depth, int base) {
        object();
        count(base + MessageLayout.UNKNOWN_SLOT, 1);
        if (wireType == START_GROUP) {
            message(MessageLayout.UNKNOWN, messageEnd, number, depth + 1, base + layout.slots());
        } else {
            skip(wireType, messageEnd);
        }
    }

    private void skip(int wireType, int messageEnd) {
        if (wireType == LENGTH_DELIMITED) {
            reader.advance(run(messageEnd), messageEnd);
        } else {
            reader.skip(wireType, messageEnd);
        }
    }

    /** Reads the length of a string, of bytes or of a packed run. */
    private int run(int messageEnd) {
        int length = reader.length(messageEnd);
        if (length > limits.maxBytes()) {
            throw DecodeException.limitExceeded("bytes of one field", length, limits.maxBytes());
        }
        return length;
    }

    private int endOf(int length) {
        return reader.position() + length;
    }

    private void object() {
        objects++;
        checkObjects();
    }

    private void checkObjects() {
        if (objects > limits.maxObjects()) {
            throw DecodeException.limitExceeded("objects in one message", objects, limits.maxObjects());
        }
    }

    private void count(int slot, int elements) {
        long count = (long) counts[slot] + elements;
        if (count > limits.maxElements()) {
            throw DecodeException.limitExceeded("elements of one field", count, limits.maxElements());
        }
        counts[slot] = (int) count;
    }

    private void openSlots(int base, int slots) {
        if (counts.length < base + slots) {
            counts = Arrays.copyOf(counts, Math.max(2 * counts.length, base + slots));
        }
        Arrays.fill(counts, base, base + slots, 0);
    }

    private int largest(MessageLayout layout, int base) {
        int largest = 0;
        for (int i = base; i < base + layout.slots(); i++) {
            largest = Math.max(largest, counts[i]);
        }
        return largest;
    }
}
