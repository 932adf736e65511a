package io.framewright.codec.msgpack;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.spec.ArgumentReader;

/** Registers {@code msgpack}, where objects are arrays, and {@code msgpack(maps)}, where they are maps. */
public final class MsgpackCodecProvider implements CodecProvider {

    /** Made by the service loader. */
    public MsgpackCodecProvider() {}

    @Override
    public String name() {
        return "msgpack";
    }

    @Override
    public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
        MsgpackCodec.Builder<T> builder = MsgpackCodec.builder(type).limits(options.limits());
        ArgumentReader arguments = options.arguments().reader();
        if (arguments.flag("maps")) {
            builder.maps();
        }
        arguments.end();
        options.nested().forEach(builder::nested);
        return builder.build();
    }
}
