package io.framewright.framing;

import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;

/**
 * Frames with a checksum, CRC-32C, of the payload before it is escaped. Named {@code crc32c} in specs, behind another
 * framing: {@code length-header(4) + crc32c}. Immutable.
 *
 * <pre>
 * length-header(2) + crc32c, payload "123456789"      line + crc32c
 * +-------+------------+-------------+                +-----------+----------+----+
 * | 00 0d | 31 32 .. 39 | e3 06 92 83 |                | 123456789 | e3069283 | 0a |
 * +-------+------------+-------------+                +-----------+----------+----+
 *
 * fixed-length(12, pad=0x20) + crc32c, payload "1234"
 * +-------------+-------------+-------------+
 * | 31 32 33 34 | 20 20 20 20 | f6 3a f4 ee |
 * +-------------+-------------+-------------+
 * </pre>
 *
 * <p>It stands behind the payload, inside the frame: four bytes, big-endian; with {@code delimiter} and {@code line},
 * eight hexadecimal digits in lower case, and other digits are refused. In a {@code fixed-length} frame it is the last
 * four bytes, behind the padding, which it does not cover. The limit of the framing still counts the payload alone. A
 * frame with a wrong checksum is bad, and the next one follows. Found are one, two and up to five flipped bits in
 * payloads of up to 655 bytes, and up to three in longer ones (Koopman, 32-Bit Cyclic Redundancy Codes for Internet
 * Applications, 2002); of bursts, see docs/wire-format.md. Against accidents only: who forges a frame can also compute
 * its checksum.
 *
 * <pre>{@code
 * Framing framing = Crc32cFraming.of(LengthHeaderFraming.of(4)); // length-header(4) + crc32c
 * }</pre>
 */
public final class Crc32cFraming implements Framing {

    private final Framing framing;
    private final Framing checked;

    private Crc32cFraming(Framing framing, Framing checked) {
        this.framing = framing;
        this.checked = checked;
        if (checked.maxPayload() < 1) {
            throw new IllegalArgumentException(framing + " leaves no payload beside a checksum");
        }
    }

    /**
     * Puts a checksum into the frames of a framing.
     *
     * @param framing any framing; one of somebody else's that does not override {@link Framing#withTrailer} carries
     *     payloads that are four bytes shorter
     * @return the framing with a checksum
     * @throws IllegalArgumentException if the framing cannot carry one, saying why
     */
    public static Crc32cFraming of(Framing framing) {
        return new Crc32cFraming(framing, checked(framing));
    }

    private static Framing checked(Framing framing) {
        if (framing instanceof Crc32cFraming) {
            throw new IllegalArgumentException(framing + " has a checksum already");
        }
        if (framing instanceof FixedLengthFraming fixed) {
            return fixed.withPadding(new ChecksumPadding(fixed.padding()));
        }
        if (framing instanceof DelimiterFraming delimiter) {
            delimiter.delimiters().forEach(Crc32cFraming::checkDelimiter);
            return new TrailerFraming(framing.withTrailer(Trailer.HEX.length()), Trailer.HEX);
        }
        return new TrailerFraming(framing.withTrailer(Trailer.BINARY.length()), Trailer.BINARY);
    }

    /** Refuses a delimiter that the digits could be part of: whether a payload is carried would be a matter of chance. */
    private static void checkDelimiter(byte[] delimiter) {
        int digits = 0;
        int most = 0;
        for (byte b : delimiter) {
            digits = isDigit(b) ? digits + 1 : 0;
            most = Math.max(most, digits);
        }
        if (isDigit(delimiter[0]) || digits > 0 || most >= Trailer.HEX.length()) {
            throw new IllegalArgumentException("the delimiter " + SpecText.quote(delimiter)
                    + " may be made of the hexadecimal digits in which crc32c is written");
        }
    }

    private static boolean isDigit(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f');
    }

    @Override
    public int open(ByteBuf out) {
        return checked.open(out);
    }

    @Override
    public void close(ByteBuf out, int start) {
        checked.close(out, start);
    }

    @Override
    public Deframer newDeframer() {
        return checked.newDeframer();
    }

    @Override
    public int maxPayload() {
        return checked.maxPayload();
    }

    @Override
    public int headerLength() {
        return checked.headerLength();
    }

    @Override
    public boolean canCarry(byte[] prefix) {
        return checked.canCarry(prefix);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Crc32cFraming decorated && decorated.framing.equals(framing);
    }

    @Override
    public int hashCode() {
        return 31 * framing.hashCode() + 1;
    }

    @Override
    public String toString() {
        return framing + " + crc32c";
    }

    /** Registers {@code crc32c}. */
    public static final class Provider implements FramingDecoratorProvider {

        /** Made by the service loader. */
        public Provider() {}

        @Override
        public String name() {
            return "crc32c";
        }

        @Override
        public Framing decorate(Framing framing, Arguments arguments) {
            arguments.reader().end();
            return of(framing);
        }
    }
}
