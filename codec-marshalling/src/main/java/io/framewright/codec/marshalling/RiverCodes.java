package io.framewright.codec.marshalling;

/** The bytes of River, version 4, that matter to a guard; JBoss Marshalling does not publish them. */
final class RiverCodes {

    static final int REPEAT_OBJECT_FAR = 0x02;
    static final int PROXY_CLASS = 0x08;
    static final int OBJECT_ARRAY_TYPE_CLASS = 0x0d;
    static final int PREDEFINED_PLAIN_CLASS = 0x0e;
    static final int PREDEFINED_SERIALIZABLE_CLASS = 0x10;
    static final int PREDEFINED_EXTERNALIZABLE_CLASS = 0x11;
    static final int PREDEFINED_ENUM_TYPE_CLASS = 0x13;
    /** From here on, bytes stand for classes of the JDK; {@link #CLASS_CLASS} is one of them. */
    static final int FIRST_KNOWN_CLASS = 0x14;

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
    static final int LAST_KNOWN_CLASS = 0x31;
    static final int REPEAT_OBJECT_NEAR = 0x39;
    static final int REPEAT_OBJECT_NEARISH = 0x3a;
    static final int STRING_EMPTY = 0x3d;
    static final int STRING_SMALL = 0x3e;
    static final int STRING_MEDIUM = 0x3f;
    static final int STRING_LARGE = 0x40;
    static final int ENUM_SET_PROXY = 0x6a;

    private RiverCodes() {}
}
