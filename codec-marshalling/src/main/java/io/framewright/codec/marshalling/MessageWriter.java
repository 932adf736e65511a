package io.framewright.codec.marshalling;

import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * A marshaller and its output: what one thread at a time needs. After an exception it is of no more use.
 *
 * <p>{@code SerialMarshaller} 2.3.0 has two bugs that come with certain lengths. A block of data that begins where its buffer
 * is full, or one byte is left, is written by a method that calls itself without end; another buffer makes another length
 * the wrong one. And a block of 256 bytes is written with the length 0: such a message is refused.
 */
final class MessageWriter {

    /** For a message that fails with the usual one. */
    private static final int OTHER_BUFFER = 64 * 1024;

    /** How many objects and classes a marshaller's tables begin with; it clears them behind each message, to the last place. */
    private static final int FEW = 8;

    private final MessageForm form;
    private final ArrayOutput output = new ArrayOutput();
    private final SerialDepth depth;
    private final @Nullable SerialScan scan;
    private Marshaller marshaller;

    MessageWriter(MessageForm form) {
        this.form = form;
        boolean serial = form.protocol() == WireProtocol.SERIAL;
        depth = new SerialDepth(form.limits().maxDepth());
        scan = serial && form.writesOwnData() ? new SerialScan(form) : null;
        marshaller = newMarshaller(form.protocol().bufferSize());
    }

    private Marshaller newMarshaller(int bufferSize) {
        WriteGuard guard = new WriteGuard(form);
        MarshallingConfiguration configuration = form.protocol().configuration();
        configuration.setBufferSize(bufferSize);
        configuration.setInstanceCount(FEW);
        configuration.setClassCount(FEW);
        configuration.setClassResolver(guard);
        configuration.setObjectResolver(guard);
        configuration.setClassTable(new NumberTable(form, null));
        if (form.protocol() == WireProtocol.SERIAL) {
            configuration.setObjectPreResolver(depth);
        }
        try {
            return form.protocol().newMarshaller(configuration, guard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Object message, ByteBuf out) throws IOException {
        try {
            write(message);
        } catch (StackOverflowError e) {
            if (form.protocol() != WireProtocol.SERIAL) {
                throw e;
            }
            marshaller = newMarshaller(OTHER_BUFFER);
            write(message);
            marshaller = newMarshaller(form.protocol().bufferSize());
        }
        if (scan != null && output.hasEmptyBlock()) {
            requireReadable(scan);
        }
        output.moveTo(out);
    }

    private void write(Object message) throws IOException {
        output.begin();
        depth.begin();
        marshaller.start(output);
        marshaller.writeObject(message);
        marshaller.finish();
    }

    private void requireReadable(SerialScan scan) throws IOException {
        try {
            scan.require(output.bytes(), 0, output.length());
        } catch (DecodeException e) {
            if (e.reason() != DecodeException.Reason.MALFORMED) {
                return; // over the limits, which are the reader's
            }
            throw new EncodeException(
                    "JBoss Marshalling cannot write 256 bytes, or what is left of more, of a class's own data in one piece",
                    e);
        }
    }
}
