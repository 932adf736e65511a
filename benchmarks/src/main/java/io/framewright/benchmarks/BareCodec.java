package io.framewright.benchmarks;

import io.framewright.codec.Codec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** A codec that we know no library of: on arrays as the libraries are. */
final class BareCodec implements Bare {

    private final Codec<Object> codec;
    private final ByteBuf output = Unpooled.buffer(4096);

    BareCodec(Codec<Object> codec) {
        this.codec = codec;
    }

    @Override
    public int encode(Object message) {
        codec.encode(message, output.clear());
        return output.writerIndex();
    }

    @Override
    public byte[] bytes() {
        return output.array();
    }

    @Override
    public Object decode(byte[] bytes, int offset, int length) {
        return codec.decode(Unpooled.wrappedBuffer(bytes, offset, length));
    }
}
