package io.framewright.codec.marshalling;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.MarshallingConfiguration;

/** A marshaller and its output: what one thread at a time needs. After an exception it is of no more use. */
final class MessageWriter {

    /** A marshaller makes a new buffer of this length for each message. */
    private static final int BUFFER = 256;

    /** How many objects and classes a marshaller's tables begin with; it clears them behind each message, to the last place. */
    private static final int FEW = 8;

    private final ArrayOutput output = new ArrayOutput();
    private final SerialDepth depth;
    private final Marshaller marshaller;

    MessageWriter(MessageForm form) {
        WriteGuard guard = new WriteGuard(form);
        depth = new SerialDepth(form.limits().maxDepth());
        MarshallingConfiguration configuration = form.protocol().configuration();
        configuration.setBufferSize(BUFFER);
        configuration.setInstanceCount(FEW);
        configuration.setClassCount(FEW);
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
