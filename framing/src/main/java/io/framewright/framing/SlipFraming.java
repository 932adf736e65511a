package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.framewright.codec.spec.Argument;
import io.framewright.codec.spec.ArgumentReader;
import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;

/**
 * Packets of the Serial Line Internet Protocol, which the byte {@code c0} ends (RFC 1055). Named {@code slip} in specs.
 * Immutable.
 *
 * <pre>
 * +---------------------------------------------+-----+
 * | payload, with c0 as db dc, and db as db dd  | END |
 * | 1..max bytes before that                    | c0  |
 * +---------------------------------------------+-----+
 *
 * payload 01 c0 db 02
 * +----+-------+-------+----+----+
 * | 01 | db dc | db dd | 02 | c0 |
 * +----+-------+-------+----+----+
 * </pre>
 *
 * <p>END is written behind a packet only. One before it, which the RFC suggests to flush line noise, makes an empty
 * packet, and those are ignored: so a payload of no bytes is refused. {@code db} before any other byte than {@code dc} and
 * {@code dd} makes the packet a bad frame; the next one begins behind the next END.
 *
 * <pre>{@code
 * Framing framing = SlipFraming.of().maxPayload(1006); // slip(max=1006)
 * }</pre>
 */
public final class SlipFraming implements Framing {

    static final byte END = (byte) 0xc0;
    static final byte ESC = (byte) 0xdb;
    static final byte ESC_END = (byte) 0xdc;
    static final byte ESC_ESC = (byte) 0xdd;

    private final int maxPayload;

    private SlipFraming(int maxPayload) {
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
    public static SlipFraming of() {
        return new SlipFraming(DEFAULT_MAX_PAYLOAD);
    }

    /**
     * Limits payloads, both ways.
     *
     * @param bytes the largest payload's number of bytes, before they are escaped
     * @return a framing with that limit
     * @throws IllegalArgumentException if it is below 1
     */
    public SlipFraming maxPayload(int bytes) {
        return new SlipFraming(bytes);
    }

    @Override
    public int open(ByteBuf out) {
        return out.writerIndex();
    }

    @Override
    public void close(ByteBuf out, int start) {
        int end = out.writerIndex();
        if (end == start) {
            throw new EncodeException("a SLIP packet has at least one byte: empty ones are ignored");
        }
        if (end - start > maxPayload) {
            throw new EncodeException("a payload of " + (end - start) + " bytes is over the limit of " + maxPayload);
        }
        int escapes = escapes(out, start, end);
        if (escapes > 0) {
            out.ensureWritable(escapes).writerIndex(end + escapes);
            escape(out, end, escapes);
        }
        out.writeByte(END);
    }

    private static int escapes(ByteBuf out, int start, int end) {
        int escapes = 0;
        for (int i = start; (i = ByteSearch.indexOf(out, i, end, END, ESC)) < end; i++) {
            escapes++;
        }
        return escapes;
    }

    /** Escapes from the end, so that each byte is moved once, by as many places as there are escapes before it. */
    private static void escape(ByteBuf out, int end, int escapes) {
        int runEnd = end;
        for (int by = escapes; by > 0; by--) {
            int special = ByteSearch.lastIndexOf(out, 0, runEnd, END, ESC);
            ByteMove.up(out, special + 1, runEnd - special - 1, by);
            out.setByte(special + by, out.getByte(special) == END ? ESC_END : ESC_ESC);
            out.setByte(special + by - 1, ESC);
            runEnd = special;
        }
    }

    @Override
    public Deframer newDeframer() {
        return new SlipDeframer(maxPayload);
    }

    @Override
    public int maxPayload() {
        return maxPayload;
    }

    @Override
    public int headerLength() {
        return 0;
    }

    @Override
    public Framing withTrailer(int length) {
        return maxPayload((int) Math.min(Integer.MAX_VALUE, (long) maxPayload + length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlipFraming framing && framing.maxPayload == maxPayload;
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        SpecText text = new SpecText("slip");
        return (maxPayload == DEFAULT_MAX_PAYLOAD ? text : text.addSize("max", maxPayload)).toString();
    }

    /** Registers {@code slip}. */
    public static final class Provider implements FramingProvider {

        /** Made by the service loader. */
        public Provider() {}

        @Override
        public String name() {
            return "slip";
        }

        @Override
        public Framing parse(Arguments arguments) {
            ArgumentReader reader = arguments.reader();
            int max = reader.option("max").map(Argument::size).orElse(DEFAULT_MAX_PAYLOAD);
            reader.end();
            return new SlipFraming(max);
        }
    }
}
