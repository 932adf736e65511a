package io.framewright.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * The codec for those who want framing only: a message is the payload's bytes as they are.
 *
 * <p>Encoding copies the readable bytes of the message and leaves its indices alone. A decoded message belongs to its
 * receiver, who releases it. It is a copy, or a retained slice where it is at least half of the buffer that it lies in:
 * so no small message keeps a large buffer alive. Copies of up to {@value #MAX_ON_HEAP} bytes are on the heap, because
 * that takes a fifth of the time of a buffer from the channel's allocator.
 */
final class BytesCodec implements Codec<ByteBuf> {

    static final BytesCodec INSTANCE = new BytesCodec();

    private static final int MAX_ON_HEAP = 1024;

    private BytesCodec() {}

    @Override
    public void encode(ByteBuf message, ByteBuf out) {
        out.writeBytes(message, message.readerIndex(), message.readableBytes());
    }

    @Override
    public int sizeHint(ByteBuf message) {
        return Math.max(1, message.readableBytes());
    }

    @Override
    public ByteBuf decode(ByteBuf in) {
        int length = in.readableBytes();
        if (length <= MAX_ON_HEAP) {
            byte[] copy = new byte[length];
            in.readBytes(copy);
            return Unpooled.wrappedBuffer(copy);
        }
        return length >= in.capacity() / 2 ? in.readRetainedSlice(length) : in.readBytes(length);
    }

    @Override
    public boolean leavesRoom() {
        return true;
    }

    @Override
    public boolean retainsInput() {
        return true;
    }

    @Override
    public boolean prefersArray() {
        return false;
    }

    @Override
    public String toString() {
        return "bytes";
    }

    /** Registers {@code bytes}. */
    public static final class Provider implements CodecProvider {

        /** Made by the service loader. */
        public Provider() {}

        @Override
        public String name() {
            return "bytes";
        }

        @Override
        @SuppressWarnings("unchecked") // T is ByteBuf, checked
        public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
            options.arguments().reader().end();
            if (type != ByteBuf.class) {
                throw new IllegalArgumentException("the codec bytes handles ByteBuf only, not " + type.getName());
            }
            return (Codec<T>) INSTANCE;
        }
    }
}
