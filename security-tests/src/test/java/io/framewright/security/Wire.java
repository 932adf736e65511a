package io.framewright.security;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.framewright.codec.Codec;
import io.framewright.codec.HashCollections;
import io.framewright.codec.jdk.JdkCodec;
import io.framewright.codec.marshalling.MarshallingCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.Marshalling;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.Unmarshaller;
import org.objenesis.strategy.StdInstantiatorStrategy;

/** The formats that name classes, as their libraries write and read them, and as our codecs do. */
enum Wire {
    JDK {
        @Override
        byte[] write(Object object) throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(object);
            }
            return GroovyClosureStub.rename(bytes.toByteArray());
        }

        @Override
        Object readPlainly(byte[] bytes) throws Exception {
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                return in.readObject();
            }
        }

        @Override
        <T> Codec<T> codec(Class<T> type, HashCollections hashCollections, Class<?>... nested) {
            JdkCodec.Builder<T> builder = JdkCodec.builder(type).hashCollections(hashCollections);
            for (int i = 0; i < nested.length; i++) {
                builder.nested(i + 1, nested[i]);
            }
            return builder.build();
        }
    },

    MARSHALLING {
        @Override
        byte[] write(Object object) throws Exception {
            return marshal("serial", 5, object);
        }

        @Override
        Object readPlainly(byte[] bytes) throws Exception {
            return unmarshal("serial", 5, bytes);
        }

        @Override
        <T> Codec<T> codec(Class<T> type, HashCollections hashCollections, Class<?>... nested) {
            return build(MarshallingCodec.serialBuilder(type), hashCollections, nested);
        }
    },

    RIVER {
        @Override
        byte[] write(Object object) throws Exception {
            return marshal("river", 4, object);
        }

        @Override
        Object readPlainly(byte[] bytes) throws Exception {
            return unmarshal("river", 4, bytes);
        }

        @Override
        <T> Codec<T> codec(Class<T> type, HashCollections hashCollections, Class<?>... nested) {
            return build(MarshallingCodec.riverBuilder(type), hashCollections, nested);
        }
    };

    abstract byte[] write(Object object) throws Exception;

    /** Reads as the library does when nobody forbids it anything. */
    abstract Object readPlainly(byte[] bytes) throws Exception;

    abstract <T> Codec<T> codec(Class<T> type, HashCollections hashCollections, Class<?>... nested);

    private static <T> Codec<T> build(
            MarshallingCodec.Builder<T> builder, HashCollections hashCollections, Class<?>... nested) {
        for (int i = 0; i < nested.length; i++) {
            builder.nested(i + 1, nested[i]);
        }
        return builder.hashCollections(hashCollections).build();
    }

    private static MarshallingConfiguration configuration(int version) {
        MarshallingConfiguration configuration = new MarshallingConfiguration();
        configuration.setVersion(version);
        return configuration;
    }

    private static byte[] marshal(String protocol, int version, Object object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Marshaller marshaller =
                Marshalling.getProvidedMarshallerFactory(protocol).createMarshaller(configuration(version))) {
            marshaller.start(Marshalling.createByteOutput(bytes));
            marshaller.writeObject(object);
            marshaller.finish();
        }
        return GroovyClosureStub.rename(bytes.toByteArray());
    }

    private static Object unmarshal(String protocol, int version, byte[] bytes) throws Exception {
        try (Unmarshaller unmarshaller =
                Marshalling.getProvidedMarshallerFactory(protocol).createUnmarshaller(configuration(version))) {
            unmarshaller.start(Marshalling.createByteInput(new ByteArrayInputStream(bytes)));
            return unmarshaller.readObject();
        }
    }

    /** Kryo with its gates open: any class by its name, without a constructor. */
    static Kryo openKryo() {
        Kryo kryo = new Kryo();
        kryo.setClassLoader(Wire.class.getClassLoader());
        kryo.setRegistrationRequired(false);
        kryo.setReferences(true);
        kryo.setInstantiatorStrategy(new StdInstantiatorStrategy());
        return kryo;
    }

    static byte[] writeWithKryo(Object object) {
        Output out = new Output(1024, -1);
        openKryo().writeClassAndObject(out, object);
        return out.toBytes();
    }

    static Object readWithKryo(byte[] bytes) {
        return openKryo().readClassAndObject(new Input(bytes));
    }
}
