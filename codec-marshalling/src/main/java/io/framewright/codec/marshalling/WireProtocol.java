package io.framewright.codec.marshalling;

import java.io.IOException;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.Unmarshaller;
import org.jboss.marshalling.river.RiverMarshallerFactory;
import org.jboss.marshalling.serial.SerialMarshallerFactory;

/** The two protocols of JBoss Marshalling. */
enum WireProtocol {

    /** That of Java serialization. */
    SERIAL("marshalling", 5, 1024) {
        @Override
        Marshaller newMarshaller(MarshallingConfiguration configuration, WriteGuard guard) throws IOException {
            return new SerialMarshallerFactory().createMarshaller(configuration);
        }

        @Override
        Unmarshaller newUnmarshaller(MarshallingConfiguration configuration, ReadGuard guard) throws IOException {
            return new SerialMarshallerFactory().createUnmarshaller(configuration);
        }
    },

    /** JBoss Marshalling's own. */
    RIVER("marshalling-river", 4, 256) {
        @Override
        Marshaller newMarshaller(MarshallingConfiguration configuration, WriteGuard guard) throws IOException {
            return new GuardedRiverMarshaller(new RiverMarshallerFactory(), configuration, guard);
        }

        @Override
        Unmarshaller newUnmarshaller(MarshallingConfiguration configuration, ReadGuard guard) {
            return new GuardedRiverUnmarshaller(new RiverMarshallerFactory(), configuration, guard);
        }
    };

    private static final int READ_BUFFER = 1024;

    private final String codecName;
    private final int version;
    private final int bufferSize;

    WireProtocol(String codecName, int version, int bufferSize) {
        this.codecName = codecName;
        this.version = version;
        this.bufferSize = bufferSize;
    }

    String codecName() {
        return codecName;
    }

    /**
     * The length of the buffer that a marshaller makes for each message. In the serial protocol it is also the length of
     * blocks, which must not be 256 ({@link MessageWriter}).
     */
    int bufferSize() {
        return bufferSize;
    }

    /** What both directions are configured with. */
    MarshallingConfiguration configuration() {
        MarshallingConfiguration configuration = new MarshallingConfiguration();
        configuration.setVersion(version);
        configuration.setBufferSize(READ_BUFFER);
        configuration.setObjectTable(NoObjectTable.INSTANCE);
        return configuration;
    }

    abstract Marshaller newMarshaller(MarshallingConfiguration configuration, WriteGuard guard) throws IOException;

    abstract Unmarshaller newUnmarshaller(MarshallingConfiguration configuration, ReadGuard guard) throws IOException;
}
