package io.framewright.codec.msgpack;

import io.framewright.codec.Codec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;

/** Messages to bytes and back. */
final class Wire {

    private Wire() {}

    static <T> byte[] bytes(Codec<T> codec, T message) {
        ByteBuf out = Unpooled.buffer();
        codec.encode(message, out);
        return ByteBufUtil.getBytes(out);
    }

    static <T> String hex(Codec<T> codec, T message) {
        return HexFormat.of().formatHex(bytes(codec, message));
    }

    static <T> T decode(Codec<T> codec, byte[] bytes) {
        return codec.decode(Unpooled.wrappedBuffer(bytes));
    }

    static <T> T decode(Codec<T> codec, String hex) {
        return decode(codec, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    static <T> T roundTrip(Codec<T> codec, T message) {
        return decode(codec, bytes(codec, message));
    }
}
