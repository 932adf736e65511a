package io.framewright.codec.json;

import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.EncodeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidTypeIdException;

/** Says in this library's terms what Jackson has thrown. */
final class Failures {

    private static final int MAX_SHOWN = 300;

    private Failures() {}

    static DecodeException decoding(Class<?> type, RuntimeException e) {
        return new DecodeException(reason(e), type.getName() + " cannot be read" + describe(e), e);
    }

    static EncodeException encoding(Class<?> type, RuntimeException e) {
        return new EncodeException(type.getName() + " cannot be written" + describe(e), e);
    }

    private static Reason reason(RuntimeException e) {
        if (e instanceof StreamConstraintsException) {
            return Reason.LIMIT_EXCEEDED;
        }
        return e instanceof InvalidTypeIdException ? Reason.TYPE_NOT_ALLOWED : Reason.MALFORMED;
    }

    private static String describe(RuntimeException e) {
        if (!(e instanceof JacksonException jackson)) {
            return ": " + shorten(String.valueOf(e));
        }
        var location = jackson.getLocation();
        String place = location == null ? "" : ", line " + location.getLineNr() + " column " + location.getColumnNr();
        String path = jackson.getPath().isEmpty() ? "" : " at " + shorten(jackson.getPathReference());
        return path + place + ": " + shorten(jackson.getOriginalMessage());
    }

    private static String shorten(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }
}
