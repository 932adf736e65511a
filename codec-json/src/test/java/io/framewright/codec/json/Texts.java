package io.framewright.codec.json;

import io.framewright.codec.Codec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Texts from and for a codec. */
final class Texts {

    private Texts() {}

    static <T> String encode(Codec<T> codec, T message) {
        ByteBuf out = Unpooled.buffer();
        codec.encode(message, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    static <T> T decode(Codec<T> codec, String text) {
        return codec.decode(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
