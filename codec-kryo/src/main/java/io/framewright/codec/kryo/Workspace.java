package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import io.framewright.codec.DecodeException;
import io.framewright.codec.WorkspacePool;
import io.netty.buffer.ByteBuf;

/** A Kryo with all its serializers, an input and an output: what one thread at a time needs. */
final class Workspace extends WorkspacePool.Pooled {

    private final Kryo kryo = new Kryo();
    private final KryoSettings settings;
    private final Value root;
    private GraphInput input;
    private GraphOutput output;

    Workspace(Class<?> type, KryoSettings settings) {
        this.settings = settings;
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        kryo.setOptimizedGenerics(false);
        kryo.setAutoReset(false);
        if (type.getClassLoader() != null) {
            kryo.setClassLoader(type.getClassLoader());
        }
        root = new SerializerGraph(kryo, settings).root(type);
        input = newInput();
        output = newOutput();
    }

    private GraphInput newInput() {
        return new GraphInput(
                settings.limits(),
                settings.maxDepth(),
                settings.references() ? new ReadReferences(settings.cycles()) : null);
    }

    private GraphOutput newOutput() {
        return new GraphOutput(settings.maxDepth(), settings.cycles());
    }

    /**
     * Forgets all that a message left behind that failed. Only the input and the output know anything about a message:
     * serializers have no state, and Kryo, without references, generics and auto-reset, has only a depth, which it keeps right.
     */
    void renew() {
        input = newInput();
        output = newOutput();
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
