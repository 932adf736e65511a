package io.framewright.codec.testkit.evolution;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;

/** A codec whose rules for change are known, to be broken in one place. */
class SerializationCodec<T> implements Codec<T> {

    private final Class<T> type;

    SerializationCodec(Class<T> type) {
        this.type = type;
    }

    @Override
    public void encode(T message, ByteBuf out) {
        try (ObjectOutputStream stream = new ObjectOutputStream(new ByteBufOutputStream(out))) {
            stream.writeObject(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @SuppressWarnings("BanSerializableRead") // bytes of the test's own
    public T decode(ByteBuf in) {
        try (ObjectInputStream stream = new ObjectInputStream(new ByteBufInputStream(in))) {
            return type.cast(stream.readObject());
        } catch (IOException | ClassNotFoundException e) {
            throw failure(e);
        }
    }

    RuntimeException failure(Exception e) {
        return DecodeException.malformed(String.valueOf(e.getMessage()), e);
    }
}
