package io.framewright.examples.httpupload;

import io.framewright.examples.http.RequestRefusedException;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** The name under which an uploaded file is kept: safe on every system, whatever the client calls it. */
final class UploadName {

    private static final int MAX_BYTES = 200;

    /** Names of devices on Windows, with any extension. */
    private static final Pattern RESERVED = Pattern.compile(
            "(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\\$|conout\\$)[ ]*(\\..*)?",
            Pattern.CASE_INSENSITIVE);

    private UploadName() {}

    /**
     * Makes a name of what the client says.
     *
     * @param said may hold a path, of which the last part counts (RFC 7578, section 4.2)
     * @throws RequestRefusedException if that part cannot be a file's name everywhere
     */
    static String of(String said) throws RequestRefusedException {
        String last = said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1);
        String name = Normalizer.normalize(last, Normalizer.Form.NFC);
        if (name.isBlank() || name.startsWith(".") || name.startsWith("-") || name.startsWith(" ")) {
            throw refused("a file's name does not begin with a dot, a hyphen or a space, and is not empty");
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            throw refused("a file's name does not end with a dot or a space");
        }
        if (name.codePoints().anyMatch(UploadName::isForbidden)) {
            throw refused("a file's name has no control or invisible characters, and none of < > : \" | ? *");
        }
        if (RESERVED.matcher(name).matches()) {
            throw refused("that name is a device's on some systems");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw refused("a file's name has at most " + MAX_BYTES + " bytes");
        }
        return name;
    }

    private static boolean isForbidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> "<>:\"|?*\ufffd".indexOf(c) >= 0;
        };
    }

    private static RequestRefusedException refused(String text) {
        return new RequestRefusedException(HttpResponseStatus.BAD_REQUEST, text);
    }
}
