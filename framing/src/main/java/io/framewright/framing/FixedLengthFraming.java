package io.framewright.framing;

import io.framewright.codec.spec.Argument;
import io.framewright.codec.spec.ArgumentReader;
import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.SpecException;
import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;
import java.util.Objects;

/**
 * Frames that all have the same number of bytes. Named {@code fixed-length} in specs. Immutable.
 *
 * <pre>
 * fixed-length(5)                 fixed-length(5, pad=0x20)       fixed-length(5, pad=iso7816)
 * +----+----+----+----+----+      +----+----+----+----+----+      +----+----+----+----+----+
 * |      payload, 5        |      | payload | 20 | 20 | 20 |      | payload | 80 | 00 | 00 |
 * +----+----+----+----+----+      +----+----+----+----+----+      +----+----+----+----+----+
 * </pre>
 *
 * <p>Without padding, only a payload of exactly that many bytes is carried. A padding byte is repeated behind a shorter
 * payload, and taken off again: a payload that ends in it is refused. The padding of ISO/IEC 7816-4 carries any payload
 * that is shorter than the frame. Without padding, the bytes are those of Netty's {@code FixedLengthFrameDecoder}.
 *
 * <pre>{@code
 * Framing framing = FixedLengthFraming.of(5).padWith(' '); // fixed-length(5, pad=0x20)
 * }</pre>
 */
public final class FixedLengthFraming implements Framing {

    private final int length;
    private final Padding padding;

    private FixedLengthFraming(int length, Padding padding) {
        if (length < 1) {
            throw new IllegalArgumentException("a frame has at least 1 byte, not " + length);
        }
        this.length = length;
        this.padding = padding;
    }

    /**
     * Makes frames without padding.
     *
     * @param length a frame's number of bytes
     * @return the framing
     * @throws IllegalArgumentException if the length is below 1
     */
    public static FixedLengthFraming of(int length) {
        return new FixedLengthFraming(length, NoPadding.INSTANCE);
    }

    /**
     * Pads with a byte.
     *
     * @param value the byte, from 0 to 255, that no payload ends in
     * @return a framing with that padding
     * @throws IllegalArgumentException if the value is not a byte
     */
    public FixedLengthFraming padWith(int value) {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException("a padding byte is a number from 0 to 255, not " + value);
        }
        return withPadding(new BytePadding((byte) value));
    }

    /**
     * Pads as ISO/IEC 7816-4 does: 0x80, then zeros.
     *
     * @return a framing with that padding
     */
    public FixedLengthFraming padIso7816() {
        return withPadding(Iso7816Padding.INSTANCE);
    }

    /** Changes how payloads fill frames. */
    FixedLengthFraming withPadding(Padding padding) {
        return new FixedLengthFraming(length, padding);
    }

    int length() {
        return length;
    }

    Padding padding() {
        return padding;
    }

    @Override
    public int open(ByteBuf out) {
        return out.writerIndex();
    }

    @Override
    public void close(ByteBuf out, int start) {
        padding.fill(out, start, length);
    }

    @Override
    public Deframer newDeframer() {
        return new FixedLengthDeframer(length, padding);
    }

    @Override
    public int maxPayload() {
        return padding.capacity(length);
    }

    @Override
    public int headerLength() {
        return 0;
    }

    @Override
    public boolean canCarry(byte[] prefix) {
        return padding.canCarry(prefix, length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FixedLengthFraming framing
                && framing.length == length
                && framing.padding.equals(padding);
    }

    @Override
    public int hashCode() {
        return Objects.hash(length, padding);
    }

    @Override
    public String toString() {
        SpecText text = new SpecText("fixed-length").add(SpecText.size(length));
        if (!padding.equals(NoPadding.INSTANCE)) {
            text.add("pad", padding.toString());
        }
        return text.toString();
    }

    /** Registers {@code fixed-length}. */
    public static final class Provider implements FramingProvider {

        /** Made by the service loader. */
        public Provider() {}

        @Override
        public String name() {
            return "fixed-length";
        }

        @Override
        public Framing parse(Arguments arguments) {
            ArgumentReader reader = arguments.reader();
            FixedLengthFraming framing =
                    of(reader.required("the length of a frame, such as 5").size());
            Framing padded =
                    reader.option("pad").map(pad -> padded(framing, pad)).orElse(framing);
            reader.end();
            return padded;
        }

        private static FixedLengthFraming padded(FixedLengthFraming framing, Argument pad) {
            return switch (pad.quoted() ? "" : pad.text()) {
                case "none" -> framing;
                case "iso7816" -> framing.padIso7816();
                default -> framing.padWith(padByte(pad));
            };
        }

        private static int padByte(Argument pad) {
            try {
                return pad.integer();
            } catch (SpecException e) {
                throw pad.problem("expected none, iso7816 or a byte such as 0x20, not " + pad);
            }
        }
    }
}
