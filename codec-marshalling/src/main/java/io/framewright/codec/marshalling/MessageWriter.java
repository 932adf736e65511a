package io.framewright.codec.marshalling;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.MarshallingConfiguration;

/** A marshaller and its output: what one thread at a time needs. After an exception it is of no more use. */
final class MessageWriter {

    private final ArrayOutput output = new ArrayOutput();
    private final SerialDepth depth;
    private final Marshaller marshaller;

    MessageWriter(MessageForm form) {
        WriteGuard guard = new WriteGuard(form);
        depth = new SerialDepth(form.limits().maxDepth());
        MarshallingConfiguration configuration = form.protocol().configuration();
        configuration.setClassResolver(guard);
        configuration.setObjectResolver(guard);
        configuration.setClassTable(new NumberTable(form, null));
        if (form.protocol() == WireProtocol.SERIAL) {
            configuration.setObjectPreResolver(depth);
        }
        try {
            marshaller = form.protocol().newMarshaller(configuration, guard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Object message, ByteBuf out) throws IOException {
        output.begin();
        depth.begin();
        marshaller.start(output);
        marshaller.writeObject(message);
        marshaller.finish();
        output.moveTo(out);
    }
}
