package io.framewright.examples;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Faults as lines, of a log or for whoever started a program. */
public final class Faults {

    /** Faults whose message is but a name. */
    private static final Map<Class<?>, String> MEANINGS = Map.of(
            NoSuchFileException.class, "there is no %s",
            FileAlreadyExistsException.class, "there is a %s already",
            AccessDeniedException.class, "access to %s is denied",
            UnknownHostException.class, "there is no host %s");

    private Faults() {}

    /**
     * Describes a fault in one line. Bytes of a peer may be quoted in its message: they must not write lines of their own
     * into the log.
     */
    public static String oneLine(Throwable fault) {
        return line(fault.getClass().getSimpleName() + ": " + fault.getMessage());
    }

    /** Describes a fault in one line for people, who need not know the class: for some the JDK's text is a path or nothing. */
    public static String sentence(@Nullable Throwable fault) {
        if (fault == null) {
            return "for no known reason";
        }
        if (fault instanceof UncheckedIOException) {
            return sentence(fault.getCause());
        }
        String message = fault.getMessage();
        if (message == null || message.isBlank()) {
            return fault instanceof ConnectException ? connectReason(fault.getCause()) : oneLine(fault);
        }
        return line(MEANINGS.getOrDefault(fault.getClass(), "%s").formatted(message));
    }

    /** java.net.http keeps the reason in the cause's class. */
    private static String connectReason(@Nullable Throwable cause) {
        if (cause instanceof ConnectException) {
            return connectReason(cause.getCause());
        }
        return cause instanceof UnresolvedAddressException ? "there is no such host" : "connection refused";
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
