package io.framewright.codec;

import io.netty.buffer.ByteBuf;

/**
 * The codec for those who want framing only: a message is the payload's bytes as they are.
 *
 * <p>Encoding copies the readable bytes of the message and leaves its indices alone. A decoded message belongs to its
 * receiver, who releases it. It is a copy, or a retained slice where it is at least half of the buffer that it lies in:
 * so no small message keeps a large buffer alive.
 */
final class BytesCodec implements Codec<ByteBuf> {

    static final BytesCodec INSTANCE = new BytesCodec();

    private static final int MIN_SLICE = 1024;

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
        return length >= MIN_SLICE && length >= in.capacity() / 2 ? in.readRetainedSlice(length) : in.readBytes(length);
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
