package io.framewright.benchmarks;

import org.jboss.marshalling.MarshallerFactory;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.river.RiverMarshallerFactory;
import org.jboss.marshalling.serial.SerialMarshallerFactory;

/** JBoss Marshalling's two protocols, set as the codecs set them. */
enum Marshallers {
    SERIAL(new SerialMarshallerFactory(), 5),
    RIVER(new RiverMarshallerFactory(), 4);

    private static final int BUFFER = 1024;

    private final MarshallerFactory factory;
    private final int version;

    Marshallers(MarshallerFactory factory, int version) {
        this.factory = factory;
        this.version = version;
    }

    MarshallerFactory factory() {
        return factory;
    }

    MarshallingConfiguration configuration(Message message) {
        MarshallingConfiguration configuration = new MarshallingConfiguration();
        configuration.setVersion(version);
        configuration.setBufferSize(BUFFER);
        configuration.setUnmarshallingFilter(new AllowList(message));
        return configuration;
    }
}
