package io.framewright.codec.msgpack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The first bytes of MessagePack's values, from its specification
 * (<a href="https://github.com/msgpack/msgpack/blob/master/spec.md">github.com/msgpack/msgpack/spec.md</a>).
 *
 * <pre>
 * 00..7f fixint     80..8f fixmap    90..9f fixarray   a0..bf fixstr   c0 nil        c1 never
 * c2 c3  booleans   c4..c6 bin       c7..c9 ext        ca cb  floats   cc..cf uint   d0..d3 int
 * d4..d8 fixext     d9..db str       dc dd  array      de df  map      e0..ff negative fixint
 * </pre>
 */
final class Format {

    static final byte NIL = (byte) 0xc0;
    static final byte RESERVED = (byte) 0xc1;
    static final byte FALSE = (byte) 0xc2;
    static final byte TRUE = (byte) 0xc3;
    static final byte BIN_8 = (byte) 0xc4;
    static final byte BIN_16 = (byte) 0xc5;
    static final byte BIN_32 = (byte) 0xc6;
    static final byte EXT_8 = (byte) 0xc7;
    static final byte EXT_16 = (byte) 0xc8;
    static final byte EXT_32 = (byte) 0xc9;
    static final byte FLOAT_32 = (byte) 0xca;
    static final byte FLOAT_64 = (byte) 0xcb;
    static final byte UINT_8 = (byte) 0xcc;
    static final byte UINT_16 = (byte) 0xcd;
    static final byte UINT_32 = (byte) 0xce;
    static final byte UINT_64 = (byte) 0xcf;
    static final byte INT_8 = (byte) 0xd0;
    static final byte INT_16 = (byte) 0xd1;
    static final byte INT_32 = (byte) 0xd2;
    static final byte INT_64 = (byte) 0xd3;
    static final byte FIXEXT_1 = (byte) 0xd4;
    static final byte FIXEXT_16 = (byte) 0xd8;
    static final byte STR_8 = (byte) 0xd9;
    static final byte STR_16 = (byte) 0xda;
    static final byte STR_32 = (byte) 0xdb;
    static final byte ARRAY_16 = (byte) 0xdc;
    static final byte ARRAY_32 = (byte) 0xdd;
    static final byte MAP_16 = (byte) 0xde;
    static final byte MAP_32 = (byte) 0xdf;
    static final byte FIXMAP = (byte) 0x80;
    static final byte FIXARRAY = (byte) 0x90;
    static final byte FIXSTR = (byte) 0xa0;

    /** The type of the extension that is a point in time. */
    static final byte TIMESTAMP = -1;

    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Format() {}

    /** What a value is that begins with a byte, for an error. */
    static String name(byte first) {
        int b = first & 0xff;
        if (b <= 0x7f || b >= 0xe0 || (b >= 0xcc && b <= 0xd3)) {
            return "an integer";
        }
        if (b <= 0x8f || b >= 0xde) {
            return "a map";
        }
        if (b <= 0x9f || b >= 0xdc) {
            return "an array";
        }
        if (b <= 0xbf || b >= 0xd9) {
            return "a string";
        }
        return switch (b) {
            case 0xc0 -> "nil";
            case 0xc1 -> "the reserved byte c1";
            case 0xc2, 0xc3 -> "a boolean";
            case 0xc4, 0xc5, 0xc6 -> "binary";
            case 0xca, 0xcb -> "a floating-point number";
            default -> "an extension";
        };
    }
}
