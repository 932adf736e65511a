package io.framewright.benchmarks;

import io.framewright.framing.Framing;
import io.framewright.framing.Framings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.DelimiterBasedFrameDecoder;
import io.netty.handler.codec.FixedLengthFrameDecoder;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.protobuf.ProtobufVarint32FrameDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A framing, Netty's handler for the same bytes, and a read full of such frames. */
enum Splitting {
    LENGTH_HEADER("length-header", "length-header(4, max=%d)"),
    VARINT_HEADER("varint-header", "varint-header(max=%d)"),
    FIXED_LENGTH("fixed-length", "fixed-length(%d)"),
    DELIMITER_OF_1("delimiter-of-1", "delimiter(\"|\", max=%d)"),
    DELIMITER_OF_2("delimiter-of-2", "delimiter(\"$_\", max=%d)"),
    LINE("line", "line(max=%d)"),
    /** Netty has no handler for it. */
    COBS("cobs", "cobs(max=%d)"),
    /** Netty has no handler for it. */
    SLIP("slip", "slip(max=%d)");

    private static final int READ_LENGTH = 64 * 1024;
    private static final int HEADER_LENGTH = 4;
    private static final int COBS_BLOCK = 254;

    private final String label;
    private final String spec;

    Splitting(String label, String spec) {
        this.label = label;
        this.spec = spec;
    }

    static Splitting named(String label) {
        return Arrays.stream(values())
                .filter(splitting -> splitting.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no framing is labelled " + label));
    }

    String label() {
        return label;
    }

    Framing framing(int payloadLength) {
        return Framings.parse(String.format(spec, this == FIXED_LENGTH ? payloadLength : max(payloadLength)));
    }

    private static int max(int payloadLength) {
        return Math.max(payloadLength, Framing.DEFAULT_MAX_PAYLOAD);
    }

    boolean isInNetty() {
        return this != COBS && this != SLIP;
    }

    ChannelHandler nettyHandler(int payloadLength) {
        int max = max(payloadLength);
        return switch (this) {
            case LENGTH_HEADER ->
                new LengthFieldBasedFrameDecoder(max + HEADER_LENGTH, 0, HEADER_LENGTH, 0, HEADER_LENGTH);
            case VARINT_HEADER -> new ProtobufVarint32FrameDecoder();
            case FIXED_LENGTH -> new FixedLengthFrameDecoder(payloadLength);
            case DELIMITER_OF_1 -> new DelimiterBasedFrameDecoder(max, delimiter("|"));
            case DELIMITER_OF_2 -> new DelimiterBasedFrameDecoder(max, delimiter("$_"));
            case LINE -> new LineBasedFrameDecoder(max);
            case COBS, SLIP -> throw new IllegalArgumentException("Netty has no handler for " + label);
        };
    }

    /** Fills a buffer with whole frames of lower-case letters, and returns how many there are. */
    int fill(ByteBuf read, int payloadLength) {
        Framing framing = framing(payloadLength);
        SplittableRandom random = new SplittableRandom(payloadLength);
        int frames = 0;
        int frameLength = 0;
        while (read.writerIndex() + frameLength <= READ_LENGTH) {
            int start = read.writerIndex();
            append(read, framing, payloadLength, random);
            frameLength = read.writerIndex() - start;
            frames++;
        }
        return frames;
    }

    /** Returns the bytes of one frame of lower-case letters, in a buffer outside of the heap that is collected as garbage. */
    ByteBuf frame(int payloadLength) {
        int atMost = payloadLength + payloadLength / COBS_BLOCK + HEADER_LENGTH;
        ByteBuf frame =
                Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(atMost)).clear();
        append(frame, framing(payloadLength), payloadLength, new SplittableRandom(payloadLength));
        return frame;
    }

    private static void append(ByteBuf out, Framing framing, int payloadLength, SplittableRandom random) {
        int start = framing.open(out);
        out.writeBytes(letters(payloadLength, random));
        framing.close(out, start);
    }

    /** Makes lower-case letters. */
    static byte[] letters(int count, SplittableRandom random) {
        byte[] letters = new byte[count];
        for (int i = 0; i < count; i++) {
            letters[i] = (byte) random.nextInt('a', 'z' + 1);
        }
        return letters;
    }

    private static ByteBuf delimiter(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
