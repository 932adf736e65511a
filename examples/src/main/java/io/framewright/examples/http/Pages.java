package io.framewright.examples.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The pages of an example: a few resources, in memory. They load nothing from elsewhere, and say so to the browser. */
public final class Pages {

    private static final String POLICY =
            "default-src 'none'; img-src data:; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Map<String, String> texts = new HashMap<>();

    /**
     * Reads the pages.
     *
     * @param owner the class that they lie beside
     * @param names the resources' names; {@code index.html} is served as the directory
     */
    public Pages(Class<?> owner, String... names) {
        for (String name : names) {
            texts.put(name.equals("index.html") ? "" : name, read(owner, name));
        }
    }

    private static String read(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no resource " + name + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the resource " + name, e);
        }
    }

    /**
     * Finds a page.
     *
     * @param path what is asked for
     * @return the answer, if there is such a page
     */
    public Optional<Response> find(RequestPath path) {
        String name = String.join("/", path.segments());
        return Optional.ofNullable(texts.get(name))
                .map(text -> Response.of(HttpResponseStatus.OK)
                        .body(type(name), text)
                        .header(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                        .header(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY));
    }

    private static String type(String name) {
        String type = name.endsWith(".js") ? "text/javascript" : name.endsWith(".css") ? "text/css" : "text/html";
        return type + "; charset=utf-8";
    }
}
