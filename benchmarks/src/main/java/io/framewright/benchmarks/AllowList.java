package io.framewright.benchmarks;

import io.framewright.codec.DecodeLimits;
import io.framewright.codec.HashCollections;
import io.framewright.codec.SerializableClasses;
import java.io.ObjectInputFilter;
import java.util.List;
import org.jboss.marshalling.UnmarshallingObjectInputFilter;
import org.jspecify.annotations.Nullable;

/** The filter of those who serialize by hand: the classes that the codecs admit, and the codecs' depth and lengths. */
final class AllowList implements ObjectInputFilter, UnmarshallingObjectInputFilter {

    private static final DecodeLimits LIMITS = DecodeLimits.DEFAULT;

    private final SerializableClasses admitted;

    AllowList(Message message) {
        admitted = SerializableClasses.of(
                "jdk",
                message.type("jdk"),
                List.of(),
                HashCollections.REFUSED,
                SerializableClasses.IMMUTABLE_COLLECTIONS);
    }

    @Override
    public ObjectInputFilter.Status checkInput(ObjectInputFilter.FilterInfo info) {
        return admits(info.serialClass(), info.depth(), info.arrayLength())
                ? ObjectInputFilter.Status.ALLOWED
                : ObjectInputFilter.Status.REJECTED;
    }

    @Override
    public UnmarshallingObjectInputFilter.Status checkInput(UnmarshallingObjectInputFilter.FilterInfo info) {
        return admits(info.getUnmarshalledClass(), info.getDepth(), info.getArrayLength())
                ? UnmarshallingObjectInputFilter.Status.ALLOWED
                : UnmarshallingObjectInputFilter.Status.REJECTED;
    }

    private boolean admits(@Nullable Class<?> type, long depth, long arrayLength) {
        return depth <= LIMITS.maxDepth()
                && arrayLength <= LIMITS.maxElements()
                && (type == null || type.isPrimitive() || admitted.contains(type));
    }
}
