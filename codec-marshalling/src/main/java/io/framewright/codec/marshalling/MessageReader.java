package io.framewright.codec.marshalling;

import io.framewright.codec.DecodeException;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.Unmarshaller;
import org.jspecify.annotations.Nullable;

/** An unmarshaller and its input: what one thread at a time needs. After an exception it is of no more use. */
final class MessageReader {

    private final ArrayInput input = new ArrayInput();
    private final ReadGuard guard;
    private final @Nullable SerialScan scan;
    private final Unmarshaller unmarshaller;

    MessageReader(MessageForm form) {
        guard = new ReadGuard(form);
        scan = form.protocol() == WireProtocol.SERIAL ? new SerialScan(form) : null;
        MarshallingConfiguration configuration = form.protocol().configuration();
        configuration.setClassResolver(guard);
        configuration.setObjectResolver(guard);
        configuration.setUnmarshallingFilter(guard);
        configuration.setClassTable(new NumberTable(form, guard));
        try {
            unmarshaller = form.protocol().newUnmarshaller(configuration, guard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one object, which may be null, from all of the buffer's bytes, and leaves the buffer's indices alone. */
    @Nullable
    Object read(ByteBuf in) throws IOException, ClassNotFoundException {
        input.begin(in);
        if (scan != null) {
            scan.require(input.bytes(), input.position(), input.available());
        }
        guard.begin(unmarshaller);
        try {
            return read();
        } finally {
            input.end();
            throwRefusal();
        }
    }

    private @Nullable Object read() throws IOException, ClassNotFoundException {
        unmarshaller.start(input);
        Object message = unmarshaller.readObject();
        int left = unmarshaller.available();
        if (left > 0) {
            throw DecodeException.leftOver(left);
        }
        unmarshaller.finish();
        return message;
    }

    private void throwRefusal() {
        DecodeException refusal = guard.refusal();
        if (refusal != null) {
            throw refusal;
        }
    }
}
