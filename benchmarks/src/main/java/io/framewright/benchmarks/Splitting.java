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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A framing, Netty's handler for the same bytes, and a read full of such frames. */
enum Splitting {
    LENGTH_HEADER("length-header", "length-header(4)"),
    VARINT_HEADER("varint-header", "varint-header"),
    FIXED_LENGTH("fixed-length", "fixed-length(%d)"),
    DELIMITER_OF_1("delimiter-of-1", "delimiter(\"|\")"),
    DELIMITER_OF_2("delimiter-of-2", "delimiter(\"$_\")"),
    LINE("line", "line");

    private static final int READ_LENGTH = 64 * 1024;
    private static final int MAX = Framing.DEFAULT_MAX_PAYLOAD;

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
        return Framings.parse(String.format(spec, payloadLength));
    }

    ChannelHandler nettyHandler(int payloadLength) {
        return switch (this) {
            case LENGTH_HEADER -> new LengthFieldBasedFrameDecoder(MAX, 0, 4, 0, 4);
            case VARINT_HEADER -> new ProtobufVarint32FrameDecoder();
            case FIXED_LENGTH -> new FixedLengthFrameDecoder(payloadLength);
            case DELIMITER_OF_1 -> new DelimiterBasedFrameDecoder(MAX, delimiter("|"));
            case DELIMITER_OF_2 -> new DelimiterBasedFrameDecoder(MAX, delimiter("$_"));
            case LINE -> new LineBasedFrameDecoder(MAX);
        };
    }

    /** Fills a buffer with whole frames of lower-case letters, and returns how many there are. */
    int fill(ByteBuf read, int payloadLength) {
        Framing framing = framing(payloadLength);
        SplittableRandom random = new SplittableRandom(payloadLength);
        int frames = 0;
        int frameLength = 0;
        while (read.writerIndex() + frameLength <= READ_LENGTH) {
            int start = framing.open(read);
            for (int i = 0; i < payloadLength; i++) {
                read.writeByte(random.nextInt('a', 'z' + 1));
            }
            framing.close(read, start);
            frameLength = read.writerIndex() - start;
            frames++;
        }
        return frames;
    }

    private static ByteBuf delimiter(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
