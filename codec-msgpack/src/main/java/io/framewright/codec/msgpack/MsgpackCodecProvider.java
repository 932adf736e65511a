package io.framewright.codec.msgpack;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.spec.ArgumentReader;

/**
 * Registers {@code msgpack}, where objects are arrays, {@code msgpack(checked)}, where those of records without
 * positions begin with a check of names, and {@code msgpack(maps)}, where they are maps.
 */
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
        boolean maps = arguments.flag("maps");
        boolean checked = arguments.flag("checked");
        if (maps && checked) {
            throw new IllegalArgumentException("maps have names that are read, so there is nothing to be checked");
        }
        if (maps) {
            builder.maps();
        }
        if (checked) {
            builder.checked();
        }
        arguments.end();
        options.nested().forEach(builder::nested);
        return builder.build();
    }
}
