package io.framewright.codec.msgpack;

import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import io.framewright.codec.WorkspacePool;
import io.netty.buffer.ByteBuf;
import java.util.Objects;

/** A reader and a writer: what one thread at a time needs. */
final class Workspace extends WorkspacePool.Pooled {

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
        writer.begin();
        root.write(writer, Objects.requireNonNull(message, "null is not a message"));
        writer.finish(out);
    }

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
        int behind = reader.position();
        reader.again();
        if (failure instanceof Fault fault) {
            String place = Place.of(type, root, reader, fault.position());
            return Failures.decoding(fault, place, reader.offset(fault.position()));
        }
        return Failures.decoding(failure, Place.of(type, root, reader, behind - 1), reader.offset(behind));
    }
}
