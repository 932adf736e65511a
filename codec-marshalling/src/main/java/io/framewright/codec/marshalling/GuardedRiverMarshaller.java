package io.framewright.codec.marshalling;

import io.framewright.codec.EncodeException;
import java.io.IOException;
import org.jboss.marshalling.ByteOutput;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.reflect.SerializableClassRegistry;
import org.jboss.marshalling.river.RiverMarshaller;
import org.jboss.marshalling.river.RiverMarshallerFactory;
import org.jspecify.annotations.Nullable;

/** Counts how deep objects nest, before the recursion of {@link RiverMarshaller} exhausts the stack. */
final class GuardedRiverMarshaller extends RiverMarshaller {

    private final int maxDepth;
    private int depth;

    GuardedRiverMarshaller(RiverMarshallerFactory factory, MarshallingConfiguration configuration, WriteGuard guard)
            throws IOException {
        super(factory, SerializableClassRegistry.getInstance(), configuration);
        this.maxDepth = guard.maxDepth();
    }

    @Override
    public void start(ByteOutput output) throws IOException {
        depth = 0;
        super.start(output);
    }

    @Override
    @SuppressWarnings("NullAway") // the superclass takes null
    protected void doWriteObject(@Nullable Object object, boolean unshared) throws IOException {
        if (++depth > maxDepth && object != null && !(object instanceof String)) {
            throw tooDeep(maxDepth);
        }
        super.doWriteObject(object, unshared);
        depth--;
    }

    static EncodeException tooDeep(int maxDepth) {
        return new EncodeException("objects nest deeper than " + maxDepth
                + ": raise maxDepth on both sides, or hold them in a list instead of a chain");
    }
}
