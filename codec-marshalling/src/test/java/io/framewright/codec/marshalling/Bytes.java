package io.framewright.codec.marshalling;

import io.framewright.codec.Codec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.Marshalling;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jspecify.annotations.Nullable;

/** Bytes from and for JBoss Marshalling as it comes. */
final class Bytes {

    private Bytes() {}

    static byte[] marshal(WireProtocol protocol, @Nullable Object object) {
        String name = protocol == WireProtocol.SERIAL ? "serial" : "river";
        MarshallingConfiguration configuration = new MarshallingConfiguration();
        configuration.setVersion(protocol == WireProtocol.SERIAL ? 5 : 4);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Marshaller marshaller =
                Marshalling.getProvidedMarshallerFactory(name).createMarshaller(configuration)) {
            marshaller.start(Marshalling.createByteOutput(bytes));
            marshaller.writeObject(object);
            marshaller.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Object unmarshal(WireProtocol protocol, byte[] bytes) throws Exception {
        String name = protocol == WireProtocol.SERIAL ? "serial" : "river";
        MarshallingConfiguration configuration = new MarshallingConfiguration();
        configuration.setVersion(protocol == WireProtocol.SERIAL ? 5 : 4);
        try (var unmarshaller = Marshalling.getProvidedMarshallerFactory(name).createUnmarshaller(configuration)) {
            unmarshaller.start(Marshalling.createByteInput(new ByteArrayInputStream(bytes)));
            return unmarshaller.readObject();
        }
    }

    static String hex(WireProtocol protocol, @Nullable Object object) {
        return HexFormat.of().formatHex(marshal(protocol, object));
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
