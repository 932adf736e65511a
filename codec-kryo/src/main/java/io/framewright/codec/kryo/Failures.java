package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.KryoBufferUnderflowException;
import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what Kryo, or a message's own constructors, threw into the codec API's exceptions. */
final class Failures {

    private static final String TRACE = "Serialization trace:\n";

    private Failures() {}

    static EncodeException encoding(RuntimeException failure, Class<?> type) {
        Throwable cause = cause(failure);
        if (cause == failure && failure instanceof EncodeException known) {
            return known;
        }
        return new EncodeException(text(cause) + place(failure, type), cause);
    }

    static DecodeException decoding(RuntimeException failure, Class<?> type) {
        Throwable cause = cause(failure);
        if (cause instanceof DecodeException known) {
            return cause == failure
                    ? known
                    : new DecodeException(known.reason(), known.getMessage() + place(failure, type), known);
        }
        if (cause instanceof KryoBufferUnderflowException) {
            return DecodeException.malformed("the message ends too early" + place(failure, type), cause);
        }
        return DecodeException.malformed(text(cause) + place(failure, type), cause);
    }

    /** Makes an exception for what a constructor or an accessor threw; errors of the JVM pass. */
    static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof VirtualMachineError error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new KryoException(thrown);
    }

    /** Adds a field's place to an exception on its way out. */
    static RuntimeException at(String field, Class<?> type, RuntimeException thrown) {
        KryoException traced = thrown instanceof KryoException known ? known : new KryoException(thrown);
        traced.addTrace(field + " (" + type.getName() + ")");
        return traced;
    }

    /** What was thrown first, without Kryo's wrappers. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof KryoException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof VirtualMachineError error) {
            throw error;
        }
        return cause;
    }

    private static String text(Throwable cause) {
        @Nullable String message = cause.getMessage();
        String own = cause instanceof EncodeException || cause instanceof KryoException
                ? ""
                : cause.getClass().getName() + ": ";
        if (message == null) {
            return cause.getClass().getName();
        }
        int trace = message.indexOf(TRACE);
        return own + (trace < 0 ? message : message.substring(0, trace)).strip();
    }

    /** The path of fields from the message to the fault, if it lies below the message itself. */
    private static String place(Throwable failure, Class<?> type) {
        @Nullable String message = failure.getMessage();
        int trace = failure instanceof KryoException && message != null ? message.indexOf(TRACE) : -1;
        if (message == null || trace < 0) {
            return ", in " + type.getName();
        }
        List<String> fields = new ArrayList<>();
        message.substring(trace + TRACE.length())
                .lines()
                .map(line -> line.replaceFirst(" \\(.*", ""))
                .forEach(fields::add);
        Collections.reverse(fields);
        return ", in " + type.getName() + "." + String.join(".", fields);
    }
}
