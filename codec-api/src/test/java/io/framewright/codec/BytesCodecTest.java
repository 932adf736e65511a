package io.framewright.codec;

import io.framewright.codec.testkit.CodecContract;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;

class BytesCodecTest extends CodecContract<ByteBuf> {

    @Override
    protected Codec<ByteBuf> codec(DecodeLimits limits) {
        return BytesCodec.INSTANCE;
    }

    @Override
    protected List<ByteBuf> samples() {
        return List.of(
                Unpooled.EMPTY_BUFFER, Unpooled.wrappedBuffer(new byte[3]), Unpooled.wrappedBuffer(new byte[5000]));
    }

    @Override
    protected boolean selfDelimiting() {
        return false;
    }
}
