package io.framewright.codec.msgpack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.lang.reflect.AnnotatedElement;
import java.util.function.Consumer;

/** Values that are known before any message: names and numbers, written once. */
final class Names {

    private Names() {}

    /** A name as it is written, with its header. */
    static byte[] encoded(String name) {
        return encoded(writer -> writer.writeString(name));
    }

    /** A number as it is written. */
    static byte[] encoded(int number) {
        return encoded(writer -> writer.writeInt(number));
    }

    private static byte[] encoded(Consumer<MessageWriter> value) {
        ByteBuf out = Unpooled.buffer();
        MessageWriter writer = new MessageWriter(1);
        writer.begin();
        value.accept(writer);
        writer.finish(out);
        return ByteBufUtil.getBytes(out);
    }

    static byte[] utf8(String name) {
        return name.getBytes(UTF_8);
    }

    /** How many bytes of a written name of some length are its header. */
    static int headerLength(int written) {
        return written <= 32 ? 1 : written <= 257 ? 2 : 3;
    }

    /** The name that an annotation gives, or another. */
    static String of(AnnotatedElement element, String other) {
        WireName name = element.getAnnotation(WireName.class);
        return name == null ? other : name.value();
    }
}
