package io.framewright.benchmarks;

import io.framewright.codec.spec.Spec;
import java.util.Arrays;

/**
 * A serialization library as its documentation shows it, without a codec of ours: into an array that is used again, and
 * from one. Reads what the same library with the same message wrote. Not safe for use from several threads.
 */
interface Bare {

    /** Writes a message from the beginning of {@link #bytes}, and returns how many bytes it takes. */
    int encode(Object message);

    /** What was written last; another array when a message has made it grow. */
    byte[] bytes();

    /** Reads a message from some of an array's bytes. */
    Object decode(byte[] bytes, int offset, int length);

    /** Writes a message, checks that it can be read again, and returns its bytes. */
    default byte[] serialized(Object message) {
        int length = encode(message);
        byte[] serialized = Arrays.copyOf(bytes(), length);
        if (!decode(serialized, 0, serialized.length).equals(message)) {
            throw new IllegalStateException(getClass().getSimpleName() + " does not give back what it was given");
        }
        return serialized;
    }

    /**
     * Makes the library of a codec: of ours by its spec, whose arguments play no part, or {@code fory}, {@code jdk-plain}
     * (without a filter), {@code jdk-plain-filtered}, {@code msgpack-bytes}, {@code msgpack-jackson} and {@code
     * msgpack-jackson-arrays}. For other codecs that are on the class path, the codec itself stands.
     */
    static Bare of(Message message, String codec) {
        if (message instanceof UserMessage) {
            return new BareCodec(message.codec(codec));
        }
        return switch (Spec.parse(codec).terms().get(0).name()) {
            case "fory" -> new BareFory();
            case "jdk", "jdk-plain-filtered" -> BareJdk.filtered(message);
            case "jdk-plain" -> BareJdk.unfiltered();
            case "json" -> new BareJackson(message);
            case "kryo" -> new BareKryo(message);
            case "marshalling" -> new BareMarshalling(Marshallers.SERIAL, message);
            case "marshalling-river" -> new BareMarshalling(Marshallers.RIVER, message);
            case "msgpack" -> new MsgpackOnCore(message);
            case "msgpack-bytes" -> new MsgpackOnBytes(message);
            case "msgpack-jackson" -> new MsgpackOnJackson(message, false);
            case "msgpack-jackson-arrays" -> new MsgpackOnJackson(message, true);
            case "protobuf" -> new BareProtobuf(message);
            case "protobuf-beans" -> new BareBeans(message);
            default -> new BareCodec(message.codec(codec));
        };
    }
}
