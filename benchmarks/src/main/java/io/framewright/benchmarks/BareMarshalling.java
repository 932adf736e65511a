package io.framewright.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jboss.marshalling.ByteOutput;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.Marshalling;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.Unmarshaller;

/** JBoss Marshalling with a marshaller and an unmarshaller that are used again. */
final class BareMarshalling implements Bare {

    private final ReusedOutput bytes = new ReusedOutput();
    private final ByteOutput output = Marshalling.createByteOutput(bytes);
    private final Marshaller marshaller;
    private final Unmarshaller unmarshaller;

    BareMarshalling(Marshallers protocol, Message message) {
        MarshallingConfiguration configuration = protocol.configuration(message);
        try {
            marshaller = protocol.factory().createMarshaller(configuration);
            unmarshaller = protocol.factory().createUnmarshaller(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int encode(Object message) {
        bytes.reset();
        try {
            marshaller.start(output);
            marshaller.writeObject(message);
            marshaller.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.length();
    }

    @Override
    public byte[] bytes() {
        return bytes.bytes();
    }

    @Override
    public Object decode(byte[] from, int offset, int length) {
        try {
            unmarshaller.start(Marshalling.createByteInput(ByteBuffer.wrap(from, offset, length)));
            Object message = unmarshaller.readObject();
            unmarshaller.finish();
            return message;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
