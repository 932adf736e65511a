package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.framewright.codec.spec.Argument;
import io.framewright.codec.spec.ArgumentReader;
import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;

/**
 * Frames that begin with their payload's length as a protobuf varint: seven bits to a byte, the lowest first, and the top
 * bit set in all bytes but the last. Named {@code varint-header} in specs. Immutable.
 *
 * <pre>
 * a payload of 5 bytes      of 300 bytes = 0b10_0101100
 * +----+=========+          +----+----+=========+
 * | 05 | payload |          | ac | 02 | payload |
 * +----+=========+          +----+----+=========+
 * </pre>
 *
 * <p>The bytes are those of Netty's {@code ProtobufVarint32LengthFieldPrepender} and of protobuf's
 * {@code writeDelimitedTo}. The encoder writes the shortest varint; the decoder also takes longer ones of up to five
 * bytes, as Netty's does, such as {@code 85 00} for 5. It refuses a length as soon as its last byte is there: one over
 * the limit is skipped exactly, and the next frame follows; one of more than five bytes or 31 bits ends the stream.
 *
 * <pre>{@code
 * Framing framing = VarintHeaderFraming.of().maxPayload(65536); // varint-header(max=64KiB)
 * }</pre>
 */
public final class VarintHeaderFraming implements Framing {

    /** What most payloads need; {@link #close} moves the others. */
    private static final int ROOM = 1;

    private static final int MAX_HEADER_LENGTH = 5;
    private static final int MAX_PAYLOAD = Integer.MAX_VALUE - MAX_HEADER_LENGTH;

    private final int maxPayload;

    private VarintHeaderFraming(int maxPayload) {
        if (maxPayload < 1 || maxPayload > MAX_PAYLOAD) {
            throw new IllegalArgumentException("max=" + maxPayload + " is not from 1 to " + MAX_PAYLOAD);
        }
        this.maxPayload = maxPayload;
    }

    /**
     * Makes frames with payloads of up to 1 MiB.
     *
     * @return the framing
     */
    public static VarintHeaderFraming of() {
        return new VarintHeaderFraming(DEFAULT_MAX_PAYLOAD);
    }

    /**
     * Limits payloads, both ways.
     *
     * @param bytes the largest payload's number of bytes, without the header
     * @return a framing with that limit
     * @throws IllegalArgumentException if it is below 1, or header and payload would not fit into one buffer
     */
    public VarintHeaderFraming maxPayload(int bytes) {
        return new VarintHeaderFraming(bytes);
    }

    @Override
    public int open(ByteBuf out) {
        int start = out.writerIndex();
        out.ensureWritable(ROOM).writerIndex(start + ROOM);
        return start;
    }

    @Override
    public void close(ByteBuf out, int start) {
        int length = out.writerIndex() - start - ROOM;
        if (length > maxPayload) {
            throw new EncodeException("a payload of " + length + " bytes is over the limit of " + maxPayload);
        }
        int more = headerLength(length) - ROOM;
        if (more > 0) {
            ByteMove.up(out, start + ROOM, more);
        }
        writeVarint(out, start, length);
    }

    private static int headerLength(int length) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(length | 1);
        return (bits + 6) / 7;
    }

    private static void writeVarint(ByteBuf out, int start, int length) {
        int index = start;
        int rest = length;
        for (; rest > 0x7f; rest >>>= 7) {
            out.setByte(index++, rest | 0x80);
        }
        out.setByte(index, rest);
    }

    @Override
    public Deframer newDeframer() {
        return new VarintHeaderDeframer(maxPayload);
    }

    @Override
    public int maxPayload() {
        return maxPayload;
    }

    @Override
    public int headerLength() {
        return ROOM;
    }

    @Override
    public Framing withTrailer(int length) {
        return maxPayload((int) Math.min(MAX_PAYLOAD, (long) maxPayload + length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VarintHeaderFraming framing && framing.maxPayload == maxPayload;
    }

    @Override
    public int hashCode() {
        return Integer.hashCode(maxPayload);
    }

    @Override
    public String toString() {
        SpecText text = new SpecText("varint-header");
        if (maxPayload != DEFAULT_MAX_PAYLOAD) {
            text.addSize("max", maxPayload);
        }
        return text.toString();
    }

    /** Registers {@code varint-header}. */
    public static final class Provider implements FramingProvider {

        /** Made by the service loader. */
        public Provider() {}

        @Override
        public String name() {
            return "varint-header";
        }

        @Override
        public Framing parse(Arguments arguments) {
            ArgumentReader reader = arguments.reader();
            int max = reader.option("max").map(Argument::size).orElse(DEFAULT_MAX_PAYLOAD);
            reader.end();
            return of().maxPayload(max);
        }
    }
}
