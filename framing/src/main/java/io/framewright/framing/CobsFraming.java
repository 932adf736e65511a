package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.framewright.codec.spec.Argument;
import io.framewright.codec.spec.ArgumentReader;
import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;

/**
 * Frames that a zero byte ends, with no other zero inside: Consistent Overhead Byte Stuffing (Cheshire and Baker,
 * <i>Consistent Overhead Byte Stuffing</i>, IEEE/ACM Transactions on Networking 7(2), 1999). Named {@code cobs} in specs.
 * Immutable.
 *
 * <pre>
 * +-------+----------------+-------+----------------+-----+----+
 * | code  | code-1 bytes,  | code  | code-1 bytes,  | ... | 00 |
 * | 01-ff | none is zero   | 01-ff | none is zero   |     |    |
 * +-------+----------------+-------+----------------+-----+----+
 *
 * payload 11 22 00 33      payload of no bytes      payload 01 02 ... fe
 * +----+-------+----+----+----+    +----+----+    +----+-------------+----+----+
 * | 03 | 11 22 | 02 | 33 | 00 |    | 01 | 00 |    | ff | 01 02 .. fe | 01 | 00 |
 * +----+-------+----+----+----+    +----+----+    +----+-------------+----+----+
 * </pre>
 *
 * <p>A block stands for its bytes and a zero behind them; a block of code {@code ff}, for its 254 bytes alone. The zero
 * of the last block is not part of the payload, so a payload that ends in a full block is followed by {@code 01}; a frame
 * without it is accepted. The overhead is one byte, one more for each full block, and the zero. An empty frame, a zero
 * behind another one, is ignored.
 *
 * <pre>{@code
 * Framing framing = CobsFraming.of().maxPayload(65536); // cobs(max=64KiB)
 * }</pre>
 */
public final class CobsFraming implements Framing {

    /** How many bytes the largest block holds. */
    static final int FULL_BLOCK = 254;

    private static final byte ZERO = 0;

    private final int maxPayload;

    private CobsFraming(int maxPayload) {
        if (maxPayload < 1) {
            throw new IllegalArgumentException("max=" + maxPayload + " leaves no payload");
        }
        this.maxPayload = maxPayload;
    }

    /**
     * Makes frames with payloads of up to 1 MiB.
     *
     * @return the framing
     */
    public static CobsFraming of() {
        return new CobsFraming(DEFAULT_MAX_PAYLOAD);
    }

    /**
     * Limits payloads, both ways.
     *
     * @param bytes the largest payload's number of bytes, before they are escaped
     * @return a framing with that limit
     * @throws IllegalArgumentException if it is below 1
     */
    public CobsFraming maxPayload(int bytes) {
        return new CobsFraming(bytes);
    }

    @Override
    public int open(ByteBuf out) {
        int start = out.writerIndex();
        out.ensureWritable(1).writerIndex(start + 1);
        return start;
    }

    @Override
    public void close(ByteBuf out, int start) {
        int length = out.writerIndex() - start - 1;
        if (length > maxPayload) {
            throw new EncodeException("a payload of " + length + " bytes is over the limit of " + maxPayload);
        }
        encode(out, start);
        out.writeByte(ZERO);
    }

    /** Puts a code in the place of each zero, which is all there is to do before the first run of a full block. */
    private static void encode(ByteBuf out, int start) {
        int end = out.writerIndex();
        int code = start;
        while (code < end) {
            int zero = ByteSearch.indexOf(out, code + 1, end, ZERO);
            if (zero - code > FULL_BLOCK) {
                encodeLongRuns(out, code, zero);
                return;
            }
            out.setByte(code, zero - code);
            code = zero;
        }
    }

    /**
     * Encodes from the end, because codes are inserted: each byte is moved once.
     *
     * @param code the place of the first run's first code
     * @param firstZero the end of that run, which needs more than one code
     */
    private static void encodeLongRuns(ByteBuf out, int code, int firstZero) {
        int end = out.writerIndex();
        int inserted = fullBlocks(code, firstZero);
        for (int at = firstZero; at < end; ) {
            int zero = ByteSearch.indexOf(out, at + 1, end, ZERO);
            inserted += fullBlocks(at, zero);
            at = zero;
        }
        out.ensureWritable(inserted).writerIndex(end + inserted);
        int zero = end;
        while (zero > code) {
            int before = ByteSearch.lastIndexOf(out, code + 1, zero, ZERO, ZERO);
            inserted = encodeRun(out, before, zero, inserted);
            zero = before;
        }
    }

    private static int fullBlocks(int code, int zero) {
        return (zero - code - 1) / FULL_BLOCK;
    }

    /** Moves the blocks of one run to their places, the last one first. Returns how far the run before is to move. */
    private static int encodeRun(ByteBuf out, int code, int zero, int inserted) {
        int by = inserted;
        int blockEnd = zero;
        int length = (zero - code - 1) % FULL_BLOCK;
        while (true) {
            int block = blockEnd - length;
            if (by > 0) {
                ByteMove.up(out, block, length, by);
            }
            out.setByte(block + by - 1, length + 1);
            if (block == code + 1) {
                return by;
            }
            by--;
            blockEnd = block;
            length = FULL_BLOCK;
        }
    }

    @Override
    public Deframer newDeframer() {
        return new CobsDeframer(maxPayload);
    }

    @Override
    public int maxPayload() {
        return maxPayload;
    }

    @Override
    public int headerLength() {
        return 1;
    }

    @Override
    public Framing withTrailer(int length) {
        return maxPayload((int) Math.min(Integer.MAX_VALUE, (long) maxPayload + length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CobsFraming framing && framing.maxPayload == maxPayload;
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        SpecText text = new SpecText("cobs");
        return (maxPayload == DEFAULT_MAX_PAYLOAD ? text : text.addSize("max", maxPayload)).toString();
    }

    /** Registers {@code cobs}. */
    public static final class Provider implements FramingProvider {

        /** Made by the service loader. */
        public Provider() {}

        @Override
        public String name() {
            return "cobs";
        }

        @Override
        public Framing parse(Arguments arguments) {
            ArgumentReader reader = arguments.reader();
            int max = reader.option("max").map(Argument::size).orElse(DEFAULT_MAX_PAYLOAD);
            reader.end();
            return new CobsFraming(max);
        }
    }
}
