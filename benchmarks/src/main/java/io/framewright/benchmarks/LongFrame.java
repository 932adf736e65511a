package io.framewright.benchmarks;

import io.framewright.codec.CodecProvider;
import io.framewright.codec.MessageTypes;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;

/**
 * One frame that comes in reads of 1 KiB. Each read is a direct buffer of its own, from the channel's allocator, filled by
 * copying; there are 16 of them in a round, as a socket has.
 */
final class LongFrame {

    private static final int READ_LENGTH = 1024;
    private static final int READS_PER_ROUND = 16;

    private final ByteBuf frame;
    private final EmbeddedChannel channel;
    private final FrameCounter receiver = new FrameCounter();

    /**
     * Makes a frame and the channel that is to receive it.
     *
     * @param codec decodes {@link Touch}, where our handler does
     * @param alloc the channel's allocator
     */
    LongFrame(Splitting splitting, int payloadLength, Side side, CodecProvider codec, ByteBufAllocator alloc) {
        frame = splitting.frame(payloadLength);
        channel = new EmbeddedChannel();
        channel.config().setAllocator(alloc);
        channel.pipeline().addLast(splitter(splitting, payloadLength, side, codec), receiver);
    }

    private static ChannelHandler splitter(Splitting splitting, int payloadLength, Side side, CodecProvider codec) {
        return switch (side) {
            case STOCK -> splitting.nettyHandler(payloadLength);
            case FRAMEWRIGHT ->
                Protocol.builder(MessageTypes.of(Touch.class))
                        .framing(splitting.framing(payloadLength))
                        .codec(codec)
                        .build()
                        .newHandler();
            case BY_HAND -> throw new IllegalArgumentException("nobody splits by hand what Netty has a handler for");
        };
    }

    /** How many bytes the frame has on the wire. */
    int length() {
        return frame.writerIndex();
    }

    /** Receives the frame. */
    long receive() {
        receiver.frames = 0;
        int reads = 0;
        for (int from = 0; from < frame.writerIndex(); from += READ_LENGTH) {
            channel.pipeline().fireChannelRead(read(from, Math.min(READ_LENGTH, frame.writerIndex() - from)));
            if (++reads % READS_PER_ROUND == 0) {
                channel.pipeline().fireChannelReadComplete();
            }
        }
        channel.pipeline().fireChannelReadComplete();
        if (receiver.frames != 1) {
            throw new IllegalStateException("found " + receiver.frames + " frames in one");
        }
        return receiver.frames;
    }

    private ByteBuf read(int from, int length) {
        return channel.alloc().directBuffer(READ_LENGTH).writeBytes(frame, from, length);
    }

    void close() {
        channel.finishAndReleaseAll();
        frame.release();
    }
}
