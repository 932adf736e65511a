package io.framewright.benchmarks;

import org.jboss.marshalling.MarshallerFactory;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.river.RiverMarshallerFactory;
import org.jboss.marshalling.serial.SerialMarshallerFactory;

/** JBoss Marshalling's two protocols, set as the codecs set them. */
enum Marshallers {
    SERIAL(5, 1024) {
        @Override
        MarshallerFactory factory() {
            return new SerialMarshallerFactory();
        }
    },
    RIVER(4, 256) {
        @Override
        MarshallerFactory factory() {
            return new RiverMarshallerFactory();
        }
    };

    private static final int FEW = 8;

    private final int version;
    private final int bufferSize;

    Marshallers(int version, int bufferSize) {
        this.version = version;
        this.bufferSize = bufferSize;
    }

    abstract MarshallerFactory factory();

    MarshallingConfiguration configuration(Message message) {
        MarshallingConfiguration configuration = new MarshallingConfiguration();
        configuration.setVersion(version);
        configuration.setBufferSize(bufferSize);
        configuration.setInstanceCount(FEW);
        configuration.setClassCount(FEW);
        configuration.setUnmarshallingFilter(new AllowList(message));
        return configuration;
    }
}
