package io.framewright.codec.msgpack;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers of any size. A {@link BigInteger} of 64 bits, with or without a sign, is an integer; a larger one is binary:
 * two's complement, the highest byte first. A {@link BigDecimal} is its unscaled value and its scale, and is also read
 * from an integer.
 *
 * <pre>
 * +----+----------------+-----------+
 * | 92 | unscaled value | scale     |
 * |    | as BigInteger  | integer   |
 * +----+----------------+-----------+
 * </pre>
 */
final class BigNumbers {

    private static final int LONG_BITS = 63;

    private BigNumbers() {}

    static void write(MessageWriter out, BigInteger value) {
        if (value.bitLength() <= LONG_BITS) {
            out.writeLong(value.longValue());
        } else if (value.signum() > 0 && value.bitLength() == LONG_BITS + 1) {
            out.writeUnsignedLong(value.longValue());
        } else {
            out.writeBinary(value.toByteArray());
        }
    }

    static BigInteger readInteger(MessageReader in) {
        if (in.isBinary()) {
            int at = in.position();
            byte[] bytes = in.readBinary();
            if (bytes.length == 0) {
                throw Fault.malformed("expected an integer, found binary of 0 bytes", at);
            }
            return new BigInteger(bytes);
        }
        if (in.isLargeUnsigned()) {
            long bits = in.readUnsignedLong();
            return BigInteger.valueOf(bits >>> 1).shiftLeft(1).or(BigInteger.valueOf(bits & 1));
        }
        return BigInteger.valueOf(in.readLong());
    }

    static void write(MessageWriter out, BigDecimal value) {
        out.writeArrayHeader(2);
        write(out, value.unscaledValue());
        out.writeInt(value.scale());
    }

    static BigDecimal readDecimal(MessageReader in) {
        if (!in.isArray()) {
            return new BigDecimal(readInteger(in));
        }
        in.readTuple(2);
        BigInteger unscaled = readInteger(in);
        return new BigDecimal(unscaled, in.readInt());
    }
}
