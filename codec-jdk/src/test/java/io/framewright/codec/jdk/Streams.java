package io.framewright.codec.jdk;

import io.framewright.codec.Codec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes from and for the JDK's own streams. */
final class Streams {

    private Streams() {}

    static byte[] serialize(@Nullable Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String hex(@Nullable Object object) {
        return HexFormat.of().formatHex(serialize(object));
    }

    static <T> byte[] encode(Codec<T> codec, T message) {
        ByteBuf out = Unpooled.buffer();
        codec.encode(message, out);
        return ByteBufUtil.getBytes(out);
    }

    static <T> T decode(Codec<T> codec, byte[] bytes) {
        return codec.decode(Unpooled.wrappedBuffer(bytes));
    }
}
