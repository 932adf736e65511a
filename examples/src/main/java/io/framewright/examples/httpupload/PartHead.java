package io.framewright.examples.httpupload;

import static io.framewright.examples.httpupload.MultipartParser.malformed;

import io.framewright.examples.http.RequestRefusedException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a part says of itself in Content-Disposition. {@code filename*} and Content-Transfer-Encoding are not for forms (RFC
 * 7578, sections 4.2 and 4.7), and are not looked at.
 *
 * @param name the form's field
 * @param fileName the file's name, if it is a file, as the client says it
 */
record PartHead(String name, Optional<String> fileName) {

    private static final Pattern LINE =
            Pattern.compile("content-disposition:[ \\t]*form-data(;[^\\r\\n]*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern PARAMETER =
            Pattern.compile(";[ \\t]*([\\w*-]+)=(?:\"((?:\\\\[\"\\\\]|[^\"])*)\"|([^;\\s\"]*))[ \\t]*");

    static PartHead parse(String head) throws RequestRefusedException {
        for (String line : head.split("\r\n", -1)) {
            Matcher disposition = LINE.matcher(line);
            if (disposition.matches()) {
                return ofParameters(disposition.group(1));
            }
        }
        throw malformed("a part has no Content-Disposition of form-data");
    }

    private static PartHead ofParameters(String text) throws RequestRefusedException {
        Optional<String> name = Optional.empty();
        Optional<String> fileName = Optional.empty();
        Matcher matcher = PARAMETER.matcher(text);
        for (int from = 0; from < text.length(); from = matcher.end()) {
            matcher.region(from, text.length());
            if (!matcher.lookingAt()) {
                throw malformed("a part's Content-Disposition is malformed");
            }
            String value = matcher.group(2) == null ? matcher.group(3) : unescape(matcher.group(2));
            switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
                case "name" -> name = Optional.of(value);
                case "filename" -> fileName = Optional.of(value);
                default -> {}
            }
        }
        return new PartHead(name.orElseThrow(() -> malformed("a part has no name")), fileName);
    }

    /** Browsers write a quote as %22 and line ends as %0D%0A, and older clients write \" for a quote. */
    private static String unescape(String quoted) {
        return quoted.replace("\\\"", "\"")
                .replace("%22", "\"")
                .replace("%0D", "\r")
                .replace("%0A", "\n");
    }
}
