package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import io.framewright.codec.DecodeException;
import io.netty.buffer.ByteBuf;

/** A Kryo with all its serializers, an input and an output: what one thread at a time needs. */
final class Workspace {

    private final Kryo kryo = new Kryo();
    private final Value root;
    private final GraphInput input;
    private final GraphOutput output;

    Workspace(Class<?> type, KryoSettings settings) {
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        kryo.setOptimizedGenerics(false);
        kryo.setAutoReset(false);
        if (type.getClassLoader() != null) {
            kryo.setClassLoader(type.getClassLoader());
        }
        root = new SerializerGraph(kryo, settings).root(type);
        input = new GraphInput(
                settings.limits(),
                settings.maxDepth(),
                settings.references() ? new ReadReferences(settings.cycles()) : null);
        output = new GraphOutput(settings.maxDepth(), settings.cycles());
    }

    void encode(Object message, ByteBuf out) {
        output.begin(out);
        root.serializer().write(kryo, output, message);
        output.finish();
    }

    Object decode(ByteBuf in) {
        input.begin(in);
        Object message = root.serializer().read(kryo, input, root.type());
        if (message == null) {
            throw DecodeException.malformed("the message is null");
        }
        input.finish();
        return message;
    }
}
