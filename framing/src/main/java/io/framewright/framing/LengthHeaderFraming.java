package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.framewright.codec.spec.Argument;
import io.framewright.codec.spec.ArgumentReader;
import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Frames that begin with their length, in a field of 1, 2, 3, 4 or 8 bytes. Named {@code length-header} in specs.
 * Immutable; a method that changes an option returns another framing.
 *
 * <pre>
 * length-header(4)                    length-header(2, counts-header, magic="\xca\xfe")
 * +----+----+----+----+=========+     +----+----+----+----+=========+
 * |  length, unsigned | payload |     | ca | fe | length  | payload |
 * +----+----+----+----+=========+     +----+----+----+----+=========+
 *                     |&lt;-length-&gt;      |&lt;---------length---------&gt;|
 *
 * length-header(4, order=little-endian, offset=2, adjustment=4, strip=0)
 * +----+----+----+----+----+----+----+----+----+----+=========+
 * |   any   |       length      |        any        |         |
 * +----+----+----+----+----+----+----+----+----+----+=========+
 *                                                   |&lt;-length-&gt;
 * |&lt;------------------------- payload -----------------------&gt;|
 * </pre>
 *
 * <p>The options mean what they mean in Netty's {@code LengthFieldBasedFrameDecoder}. The number of bytes behind the
 * length field is the length plus {@link #adjustment}. Beware: the adjustment of Netty's {@code LengthFieldPrepender} is
 * added when the length is written, so it has the opposite sign.
 *
 * <p>Decoding refuses a length as soon as its last byte is there. One over the limit is skipped exactly, and the next
 * frame follows; a negative one, one that counts less than its own header, and another magic end the stream.
 *
 * <pre>{@code
 * Framing framing = LengthHeaderFraming.of(4).order(ByteOrder.LITTLE_ENDIAN).countsHeader().maxPayload(65536);
 * }</pre>
 */
public final class LengthHeaderFraming implements Framing {

    private final LengthHeader.Options options;
    private final LengthHeader header;
    private final int maxPayload;

    private LengthHeaderFraming(LengthHeader.Options options) {
        this.options = options;
        header = new LengthHeader(options);
        maxPayload = options.max == null ? defaultMaxPayload(header) : options.max;
        checkLimits(header, maxPayload);
    }

    private static int defaultMaxPayload(LengthHeader header) {
        return Math.min(DEFAULT_MAX_PAYLOAD, header.maxPayload());
    }

    private static void checkLimits(LengthHeader header, int max) {
        if (max < 1) {
            throw new IllegalArgumentException("max=" + max + " leaves no payload");
        }
        if (max > header.maxPayload()) {
            throw new IllegalArgumentException("max=" + max + " is over " + header.maxPayload()
                    + ", the largest payload whose length the header can hold");
        }
        if (max < header.minPayload()) {
            throw new IllegalArgumentException("max=" + max + " is below " + header.minPayload()
                    + ", the smallest payload that the header and adjustment=" + header.adjustment() + " leave");
        }
    }

    /**
     * Makes frames that begin with a big-endian length, which counts the payload only.
     *
     * @param fieldLength the length field's number of bytes
     * @return the framing
     * @throws IllegalArgumentException if it is not 1, 2, 3, 4 or 8
     */
    public static LengthHeaderFraming of(int fieldLength) {
        LengthHeader.Options options = new LengthHeader.Options();
        options.width = fieldLength;
        return new LengthHeaderFraming(options);
    }

    /**
     * Sets the length field's byte order.
     *
     * @param order big-endian by default
     * @return a framing with that order
     */
    public LengthHeaderFraming order(ByteOrder order) {
        return with(options -> options.order = order);
    }

    /**
     * Lets the length count the whole header, magic included, as well as the payload.
     *
     * @return a framing with such a length, instead of any {@link #adjustment}
     * @throws IllegalArgumentException if the length field is too small for the limit then
     */
    public LengthHeaderFraming countsHeader() {
        return with(options -> {
            options.countsHeader = true;
            options.adjustment = null;
        });
    }

    /**
     * Sets what is added to the length to get the number of bytes behind the length field. Where it is positive, a payload
     * that is shorter is refused: the length does not count that many of its bytes.
     *
     * @param adjustment 0 by default; the opposite of the one that Netty's {@code LengthFieldPrepender} takes
     * @return a framing with that adjustment, instead of {@link #countsHeader}
     * @throws IllegalArgumentException if it leaves no payload within the limit
     */
    public LengthHeaderFraming adjustment(int adjustment) {
        return with(options -> {
            options.countsHeader = false;
            options.adjustment = adjustment;
        });
    }

    /**
     * Sets the bytes before the length field: written by the encoder, checked by the decoder.
     *
     * @param bytes the bytes with which every frame begins; none by default
     * @return a framing with that magic
     * @throws IllegalArgumentException if the length field, behind another offset, is to be kept in the payload
     */
    public LengthHeaderFraming magic(byte... bytes) {
        byte[] magic = bytes.clone();
        return with(options -> options.magic = magic);
    }

    /**
     * Makes the header part of the payload, both ways: {@code strip=0}. The encoder writes the length over the payload's
     * own bytes, so this is for codecs that leave room for it; any magic must already be there.
     *
     * @return a framing with the header inside the payload
     */
    public LengthHeaderFraming keepHeader() {
        return with(options -> options.strip = 0);
    }

    /**
     * Makes the header part of the payload, both ways, with the length field somewhere inside: {@code strip=0, offset=}.
     *
     * @param offset how many bytes of the payload stand before the length field
     * @return a framing with the header inside the payload
     * @throws IllegalArgumentException if the offset is negative, or not the length of the magic where there is one
     */
    public LengthHeaderFraming keepHeader(int offset) {
        return with(options -> {
            options.strip = 0;
            options.offset = offset;
        });
    }

    /**
     * Limits payloads, both ways.
     *
     * @param bytes the largest payload's number of bytes; the header is not counted, unless it is kept in the payload. By
     *     default 1 MiB, or what the length field can hold if that is less
     * @return a framing with that limit
     * @throws IllegalArgumentException if the length field cannot hold it, or it leaves no payload
     */
    public LengthHeaderFraming maxPayload(int bytes) {
        return with(options -> options.max = bytes);
    }

    private LengthHeaderFraming with(Consumer<LengthHeader.Options> change) {
        LengthHeader.Options changed = options.copy();
        change.accept(changed);
        return new LengthHeaderFraming(changed);
    }

    @Override
    public int open(ByteBuf out) {
        int start = out.writerIndex();
        int room = header.strip();
        out.ensureWritable(room).writerIndex(start + room);
        return start;
    }

    @Override
    public void close(ByteBuf out, int start) {
        int payload = out.writerIndex() - start - header.strip();
        if (payload > maxPayload || payload < header.minPayload()) {
            throw badPayload(payload);
        }
        if (header.kept() && header.magic().length > 0) {
            checkKeptMagic(out, start);
        }
        header.write(out, start, payload);
    }

    private EncodeException badPayload(int payload) {
        String limit = payload > maxPayload
                ? "over the limit of " + maxPayload
                : "below " + header.minPayload() + ", the smallest that the header and adjustment="
                        + header.adjustment() + " leave";
        return new EncodeException("a payload of " + payload + " bytes is " + limit);
    }

    private void checkKeptMagic(ByteBuf out, int start) {
        byte[] found = ByteBufUtil.getBytes(out, start, header.magic().length);
        if (!Arrays.equals(found, header.magic())) {
            throw new EncodeException("the payload, which is to hold its own header, begins with "
                    + HexFormat.of().formatHex(found) + ", not with the magic");
        }
    }

    @Override
    public Deframer newDeframer() {
        return new LengthHeaderDeframer(header, maxPayload - (header.length() - header.strip()));
    }

    @Override
    public int maxPayload() {
        return maxPayload;
    }

    @Override
    public boolean keepsHeader() {
        return header.strip() == 0;
    }

    @Override
    public int headerLength() {
        return header.strip();
    }

    @Override
    public boolean canCarry(byte[] prefix) {
        return prefix.length <= maxPayload && (!header.kept() || header.canKeep(prefix));
    }

    @Override
    public Framing withTrailer(int length) {
        if (header.kept()) {
            throw new IllegalArgumentException(
                    this + " writes the length into the payload, after a trailer was computed from it");
        }
        return maxPayload((int) Math.min(header.maxPayload(), (long) maxPayload + length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LengthHeaderFraming framing
                && framing.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        SpecText text = new SpecText("length-header").add(header.field().width());
        header.describe(text);
        if (maxPayload != defaultMaxPayload(header)) {
            text.addSize("max", maxPayload);
        }
        return text.toString();
    }

    /** Registers {@code length-header}. */
    public static final class Provider implements FramingProvider {

        /** Made by the service loader. */
        public Provider() {}

        @Override
        public String name() {
            return "length-header";
        }

        @Override
        public Framing parse(Arguments arguments) {
            ArgumentReader reader = arguments.reader();
            LengthHeader.Options options = new LengthHeader.Options();
            options.countsHeader = reader.flag("counts-header");
            options.width = reader.required("the length field's number of bytes: 1, 2, 3, 4 or 8")
                    .integer();
            reader.option("order").ifPresent(order -> options.order = order(order));
            reader.option("magic").ifPresent(magic -> options.magic = magic.bytes());
            options.offset = reader.option("offset").map(Argument::integer).orElse(null);
            options.adjustment =
                    reader.option("adjustment").map(Argument::integer).orElse(null);
            options.strip = reader.option("strip").map(Argument::integer).orElse(null);
            options.max = reader.option("max").map(Argument::size).orElse(null);
            reader.end();
            return new LengthHeaderFraming(options);
        }

        private static ByteOrder order(Argument order) {
            return order.choice("big-endian", "little-endian").equals("big-endian")
                    ? ByteOrder.BIG_ENDIAN
                    : ByteOrder.LITTLE_ENDIAN;
        }
    }
}
