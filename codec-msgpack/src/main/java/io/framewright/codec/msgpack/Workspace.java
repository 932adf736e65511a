package io.framewright.codec.msgpack;

import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import java.util.Objects;

/** A reader and a writer: what one thread at a time needs. */
final class Workspace {

    private final Class<?> type;
    private final Binding root;
    private final MessageReader reader;
    private final MessageWriter writer;

    Workspace(Class<?> type, Binding root, MsgpackSettings settings) {
        this.type = type;
        this.root = root;
        this.reader = new MessageReader(settings.limits(), settings.maxDepth());
        this.writer = new MessageWriter(settings.maxDepth());
    }

    void encode(Object message, ByteBuf out) {
        writer.begin(out);
        root.write(writer, Objects.requireNonNull(message, "null is not a message"));
        writer.finish();
    }

    /** Called while the buffer's writer index is still where writing has brought it. */
    EncodeException encodeFailure(RuntimeException failure) {
        byte[] written = writer.written();
        reader.beginPartial(written);
        return Failures.encoding(failure, Place.of(type, root, reader, written.length));
    }

    Object decode(ByteBuf in) {
        reader.begin(in);
        Object message = root.read(reader);
        if (message == null) {
            throw reader.malformed("the message is nil");
        }
        reader.finish();
        return message;
    }

    DecodeException decodeFailure(RuntimeException failure) {
        if (failure instanceof Fault fault) {
            String place = Place.of(type, root, reader.again(), fault.position());
            return Failures.decoding(fault, place, reader.offset(fault.position()));
        }
        int behind = reader.position();
        String place = Place.of(type, root, reader.again(), behind - 1);
        return Failures.decoding(failure, place, reader.offset(behind));
    }
}
