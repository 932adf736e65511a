package io.framewright.codec.protobuf;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the fields of one type of message look on the wire, extensions included. Written while {@link TypeGraph} is made,
 * then only read.
 */
final class MessageLayout {

    /** What is inside a group that no descriptor knows: nothing but unknown fields. */
    static final MessageLayout UNKNOWN = new MessageLayout();

    /** The slot in which unknown fields are counted. */
    static final int UNKNOWN_SLOT = 0;

    private static final int DENSE = 64;

    /** How a value of a field begins on the wire. */
    enum Kind {
        VARINT(WireReader.VARINT, 0),
        FIXED32(WireReader.FIXED32, 4),
        FIXED64(WireReader.FIXED64, 8),
        BYTES(WireReader.LENGTH_DELIMITED, 0),
        MESSAGE(WireReader.LENGTH_DELIMITED, 0),
        GROUP(WireReader.START_GROUP, 0);

        private final int wireType;
        private final int width;

        Kind(int wireType, int width) {
            this.wireType = wireType;
            this.width = width;
        }

        int wireType() {
            return wireType;
        }

        /** How many bytes an element of a packed run takes; 0 if that differs from one to the next. */
        int width() {
            return width;
        }

        boolean packable() {
            return this == VARINT || this == FIXED32 || this == FIXED64;
        }

        boolean nests() {
            return this == MESSAGE || this == GROUP;
        }

        static Kind of(FieldDescriptor field) {
            return switch (field.getType()) {
                case GROUP -> GROUP;
                case MESSAGE -> MESSAGE;
                case STRING, BYTES -> BYTES;
                case FIXED64, SFIXED64, DOUBLE -> FIXED64;
                case FIXED32, SFIXED32, FLOAT -> FIXED32;
                default -> VARINT;
            };
        }
    }

    /**
     * A field.
     *
     * @param kind how a value begins
     * @param repeated whether it may have several values
     * @param slot where its elements are counted, or for a single message the elements inside
     * @param nested the layout of its messages, if that is what it holds
     */
    record Field(
            Kind kind, boolean repeated, int slot, @Nullable MessageLayout nested) {}

    private final @Nullable Field[] dense = new @Nullable Field[DENSE];
    private final Map<Integer, Field> sparse = new HashMap<>();
    private final List<FieldDescriptor> nesting = new ArrayList<>();
    private boolean mapsToMessages;
    private int slots = UNKNOWN_SLOT + 1;
    private int height = 1;

    void add(FieldDescriptor descriptor, @Nullable MessageLayout nested) {
        Field field = new Field(Kind.of(descriptor), descriptor.isRepeated(), slots++, nested);
        if (descriptor.getNumber() < DENSE) {
            dense[descriptor.getNumber()] = field;
        } else {
            sparse.put(descriptor.getNumber(), field);
        }
        if (nested != null) {
            mapsToMessages = descriptor.getContainingType().getOptions().getMapEntry();
            nesting.add(descriptor);
        }
    }

    /** The field of a number; null if it is unknown. */
    @Nullable
    Field field(int number) {
        return number < DENSE ? dense[number] : sparse.get(number);
    }

    /** The fields that hold messages, extensions included. */
    List<FieldDescriptor> nesting() {
        return nesting;
    }

    /** Whether these messages are entries of a map whose values are messages. */
    boolean mapsToMessages() {
        return mapsToMessages;
    }

    /** How many counters a message of this type needs. */
    int slots() {
        return slots;
    }

    /** How deep a message of this type can nest, itself included; as {@link TypeGraph} bounds it. */
    int height() {
        return height;
    }

    void height(int height) {
        this.height = height;
    }
}
