package io.framewright.codec.testkit.framing;

import io.framewright.codec.EncodeException;
import io.framewright.codec.spec.Argument;
import io.framewright.codec.spec.ArgumentReader;
import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.SpecText;
import io.framewright.framing.Deframer;
import io.framewright.framing.Framing;
import io.framewright.framing.FramingProvider;
import io.netty.buffer.ByteBuf;

/**
 * A sound framing, to be broken in one place.
 *
 * <pre>
 * +--------+-----------------+---------------------------+
 * | length | payload         | exclusive or of its bytes |
 * | 1      | length, 0..254  | 1                         |
 * +--------+-----------------+---------------------------+
 * </pre>
 *
 * <p>A payload does not begin with 0xff; the length 255 is no length.
 */
class XorHeader implements Framing {

    static final int MAX = 254;

    private final int max;

    XorHeader(int max) {
        this.max = max;
    }

    @Override
    public int open(ByteBuf out) {
        int start = out.writerIndex();
        out.writeZero(1);
        return start;
    }

    @Override
    public void close(ByteBuf out, int start) {
        int length = out.writerIndex() - start - 1;
        if (length > max) {
            throw new EncodeException("the payload's " + length + " bytes are over max=" + max);
        }
        if (length > 0 && out.getByte(start + 1) == -1) {
            throw new EncodeException("the payload begins with 0xff");
        }
        out.setByte(start, length);
        out.writeByte(xor(out, start + 1, length));
    }

    static int xor(ByteBuf buffer, int from, int length) {
        int xor = 0;
        for (int i = from; i < from + length; i++) {
            xor ^= buffer.getByte(i);
        }
        return xor & 0xff;
    }

    @Override
    public Deframer newDeframer() {
        return new XorDeframer(max);
    }

    @Override
    public int maxPayload() {
        return max;
    }

    @Override
    public int headerLength() {
        return 1;
    }

    @Override
    public boolean canCarry(byte[] prefix) {
        return prefix.length <= max && (prefix.length == 0 || prefix[0] != -1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof XorHeader header && header.max == max;
    }

    @Override
    public int hashCode() {
        return max;
    }

    @Override
    public String toString() {
        return new SpecText("xor-header").add("max", max).toString();
    }

    /** Registers {@code xor-header}. */
    public static final class Provider implements FramingProvider {

        @Override
        public String name() {
            return "xor-header";
        }

        @Override
        public Framing parse(Arguments arguments) {
            ArgumentReader reader = arguments.reader();
            int max = reader.option("max").map(Argument::integer).orElse(MAX);
            reader.end();
            return new XorHeader(max);
        }
    }
}
