package io.framewright.codec.marshalling;

import java.util.BitSet;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The bytes of River, version 4, that matter to a guard; JBoss Marshalling does not publish them. */
final class RiverCodes {

    static final int REPEAT_OBJECT_FAR = 0x02;
    static final int NEW_OBJECT = 0x04;
    static final int PROXY_CLASS = 0x08;
    static final int OBJECT_ARRAY_TYPE_CLASS = 0x0d;
    static final int PREDEFINED_PLAIN_CLASS = 0x0e;
    static final int PREDEFINED_SERIALIZABLE_CLASS = 0x10;
    static final int PREDEFINED_EXTERNALIZABLE_CLASS = 0x11;
    static final int PREDEFINED_ENUM_TYPE_CLASS = 0x13;
    static final int CLASS_CLASS = 0x15;
    static final int OBJECT_CLASS = 0x16;
    static final int PRIM_BOOLEAN = 0x20;
    static final int PRIM_BYTE = 0x21;
    static final int PRIM_SHORT = 0x22;
    static final int PRIM_INT = 0x23;
    static final int PRIM_LONG = 0x24;
    static final int PRIM_CHAR = 0x25;
    static final int PRIM_FLOAT = 0x26;
    static final int PRIM_DOUBLE = 0x27;
    static final int START_BLOCK_SMALL = 0x32;
    static final int START_BLOCK_MEDIUM = 0x33;
    static final int START_BLOCK_LARGE = 0x34;
    static final int CLEAR_CLASS_CACHE = 0x36;
    static final int CLEAR_INSTANCE_CACHE = 0x37;
    static final int REPEAT_OBJECT_NEAR = 0x39;
    static final int REPEAT_OBJECT_NEARISH = 0x3a;
    static final int STRING_EMPTY = 0x3d;
    static final int STRING_SMALL = 0x3e;
    static final int STRING_MEDIUM = 0x3f;
    static final int STRING_LARGE = 0x40;
    static final int ARRAY_EMPTY = 0x41;
    static final int ARRAY_SMALL = 0x42;
    static final int COLLECTION_EMPTY = 0x52;
    static final int COLLECTION_SMALL = 0x53;
    static final int EMPTY_LIST = 0x5d;
    static final int EMPTY_SET = 0x62;
    static final int EMPTY_MAP = 0x69;
    static final int ENUM_SET_PROXY = 0x6a;
    static final int REVERSE_ORDER = 0x79;

    /** Bytes that stand for classes of the JDK: values and arrays of them; collections, with gaps between them. */
    private static final BitSet KNOWN_CLASSES = new BitSet();

    static {
        KNOWN_CLASSES.set(0x14, 0x32);
        KNOWN_CLASSES.set(0x5a, 0x5c);
        KNOWN_CLASSES.set(0x5e, 0x61);
        KNOWN_CLASSES.set(0x63, 0x68);
        KNOWN_CLASSES.set(0x6a, 0x77);
        KNOWN_CLASSES.set(0x7b);
    }

    private RiverCodes() {}

    /**
     * How many bytes follow this one where an object begins with it, of those that are read by themselves and begin no other
     * object: lengths, and codes of classes and collections. None of these codes stands for a class that is described.
     */
    static int operands(int code) {
        return switch (code) {
            case NEW_OBJECT, STRING_SMALL, ARRAY_EMPTY, COLLECTION_EMPTY -> 1;
            case ARRAY_SMALL, COLLECTION_SMALL -> 2;
            default -> 0;
        };
    }

    static boolean clearsCache(int code) {
        return code == CLEAR_CLASS_CACHE || code == CLEAR_INSTANCE_CACHE;
    }

    /** The class of an object, no string, that this byte alone stands for where one begins, and that nobody is asked about. */
    static @Nullable Class<?> unasked(int code) {
        return switch (code) {
            case EMPTY_LIST -> Collections.emptyList().getClass();
            case EMPTY_SET -> Collections.emptySet().getClass();
            case EMPTY_MAP -> Collections.emptyMap().getClass();
            case REVERSE_ORDER -> Collections.reverseOrder().getClass();
            default -> code >= 0 && KNOWN_CLASSES.get(code) ? Class.class : null;
        };
    }
}
