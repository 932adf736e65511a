package io.framewright.examples.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of a request's target, split first and decoded after (RFC 3986, section 2.4): what was decoded never makes
 * another segment. Dots that lead upwards, and encoded bytes that no file's name should have, are refused here.
 *
 * @param segments the names, decoded; none is empty, and none contains a slash, a backslash or a control character
 * @param directory whether the path ended with a slash
 */
public record RequestPath(List<String> segments, boolean directory) {

    /** Copies the list. */
    public RequestPath {
        segments = List.copyOf(segments);
    }

    /**
     * Parses a target.
     *
     * @param target an absolute path, or a URL of http or https, with a query perhaps, which is ignored
     * @return the path
     * @throws RequestRefusedException if it is malformed (400), or leads upwards (403)
     */
    public static RequestPath parse(String target) throws RequestRefusedException {
        String path = path(target);
        if (!path.startsWith("/")) {
            throw malformed("a target begins with a slash");
        }
        List<String> segments = new ArrayList<>();
        String[] parts = path.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (!parts[i].isEmpty()) {
                segments.add(segment(parts[i]));
            } else if (!last) {
                throw malformed("a path has no empty segment");
            }
        }
        return new RequestPath(segments, parts[parts.length - 1].isEmpty());
    }

    /** A proxy sends the whole URL, and a server has to accept it (RFC 9112, section 3.2.2). */
    private static String path(String target) {
        String path = target;
        if (path.regionMatches(true, 0, "http://", 0, 7) || path.regionMatches(true, 0, "https://", 0, 8)) {
            int slash = path.indexOf('/', path.indexOf("://") + 3);
            path = slash < 0 ? "/" : path.substring(slash);
        }
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static String segment(String encoded) throws RequestRefusedException {
        String name = decode(encoded);
        if (name.equals(".") || name.equals("..")) {
            throw new RequestRefusedException(HttpResponseStatus.FORBIDDEN, "a path has no dot segments");
        }
        if (name.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
            throw malformed("a path's segment has no slash, backslash or control character");
        }
        return name;
    }

    private static String decode(String encoded) throws RequestRefusedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.write((hex(encoded, i + 1) << 4) | hex(encoded, i + 2));
                i += 2;
            } else if (c > ' ' && c < 0x7f) {
                bytes.write(c);
            } else {
                throw malformed("a target is ASCII");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("a path's escapes are UTF-8");
        }
    }

    private static int hex(String text, int index) throws RequestRefusedException {
        int digit = index < text.length() && text.charAt(index) < 0x80 ? Character.digit(text.charAt(index), 16) : -1;
        if (digit < 0) {
            throw malformed("behind % are two hexadecimal digits");
        }
        return digit;
    }

    private static RequestRefusedException malformed(String text) {
        return new RequestRefusedException(HttpResponseStatus.BAD_REQUEST, text);
    }

    /**
     * Encodes a name for a path or a link.
     *
     * @param name a decoded segment
     * @return it with everything escaped but letters, digits and {@code - . _ ~}
     */
    public static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /**
     * Prints the path so that a client may ask for it, with a slash at its end if it is a directory's.
     *
     * @return the path, encoded
     */
    public String encoded() {
        StringBuilder text = new StringBuilder();
        segments.forEach(segment -> text.append('/').append(encode(segment)));
        return directory || segments.isEmpty() ? text.append('/').toString() : text.toString();
    }
}
