package io.framewright.codec.protobuf;

import com.google.protobuf.GeneratedMessage;
import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import java.lang.reflect.InvocationTargetException;

/** Finds what protoc has put into a class. */
final class GeneratedClass {

    private static final String LITE = "com.google.protobuf.GeneratedMessageLite";

    private GeneratedClass() {}

    /** The default instance, which knows parser and descriptor. */
    static <T extends Message> T defaultInstance(Class<T> type) {
        if (!GeneratedMessage.class.isAssignableFrom(type)) {
            throw refusal(type);
        }
        try {
            Object instance = type.getMethod("getDefaultInstance").invoke(null);
            if (instance == null || instance.getClass() != type) {
                throw refusal(type);
            }
            return type.cast(instance);
        } catch (NoSuchMethodException | IllegalAccessException | NullPointerException e) {
            throw new IllegalArgumentException(refusal(type).getMessage(), e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    type.getName() + " cannot be initialized: " + e.getCause(), e.getCause());
        }
    }

    static IllegalArgumentException refusal(Class<?> type) {
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            if (above.getName().equals(LITE)) {
                return new IllegalArgumentException(type.getName()
                        + " was generated for the lite runtime, without the descriptor by which limits are counted:"
                        + " run protoc without its option lite");
            }
        }
        return new IllegalArgumentException("protobuf handles classes that protoc has generated, not "
                + type.getName()
                + (MessageLite.class.isAssignableFrom(type)
                        ? ""
                        : "; describe the message in a .proto file, or choose another codec"));
    }
}
