package io.framewright.benchmarks;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.msgpack.MsgpackCodecProvider;
import io.framewright.codec.spec.Spec;
import io.netty.buffer.ByteBuf;

/** MessagePack by the codec of this library. */
final class MsgpackOnCodec implements MsgpackWay {

    private final Codec<Object> codec;
    private final ByteBuf buffer;

    /** @param spec the codec's spec, {@code msgpack} or {@code msgpack(maps)} */
    MsgpackOnCodec(Message message, String spec, ByteBuf buffer) {
        CodecOptions options = CodecOptions.DEFAULT.withArguments(
                Spec.parse(spec).terms().get(0).arguments());
        this.codec = message.types("msgpack").codec(new MsgpackCodecProvider(), options);
        this.buffer = buffer;
    }

    @Override
    public int encode(Object message) {
        buffer.clear();
        codec.encode(message, buffer);
        return buffer.writerIndex();
    }

    @Override
    public Object decode() {
        buffer.readerIndex(0);
        return codec.decode(buffer);
    }
}
