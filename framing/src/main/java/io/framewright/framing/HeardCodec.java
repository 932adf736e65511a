package io.framewright.framing;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.netty.buffer.ByteBuf;

/** Tells a listener of every message that a codec encodes or decodes. */
final class HeardCodec<T> implements Codec<T> {

    private final Codec<T> codec;
    private final ProtocolListener listener;

    HeardCodec(Codec<T> codec, ProtocolListener listener) {
        this.codec = codec;
        this.listener = listener;
    }

    @Override
    public void encode(T message, ByteBuf out) {
        int start = out.writerIndex();
        long begin = System.nanoTime();
        try {
            codec.encode(message, out);
        } catch (Throwable failure) {
            listener.encodeFailed(failure);
            throw failure;
        }
        listener.encoded(out.writerIndex() - start, System.nanoTime() - begin);
    }

    @Override
    public T decode(ByteBuf in) {
        int bytes = in.readableBytes();
        long begin = System.nanoTime();
        T message;
        try {
            message = Decoding.decode(codec, in);
        } catch (DecodeException failure) {
            listener.decodeFailed(failure);
            throw failure;
        }
        listener.decoded(bytes, System.nanoTime() - begin);
        return message;
    }

    @Override
    public int sizeHint(T message) {
        try {
            return codec.sizeHint(message);
        } catch (Throwable failure) {
            listener.encodeFailed(failure);
            throw failure;
        }
    }

    @Override
    public boolean leavesRoom() {
        return codec.leavesRoom();
    }

    @Override
    public boolean retainsInput() {
        return codec.retainsInput();
    }

    @Override
    public boolean prefersArray() {
        return codec.prefersArray();
    }

    @Override
    public String toString() {
        return codec.toString();
    }
}
