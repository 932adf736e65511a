package io.framewright.examples.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Tells our own page's requests from those of any other page in the same browser: forms and WebSockets may be sent to
 * anywhere. A client that is no browser sends no Origin, and is let in: it could say what it likes anyhow.
 *
 * <p>Somebody may give this server's address to a name of theirs (DNS rebinding), and then their page's origin is this
 * host. Therefore only addresses, {@code localhost}, and hosts that are named here are believed.
 *
 * @param hosts names that this server has, without ports, in lower case
 */
public record SameOrigin(Set<String> hosts) {

    /** Copies the set. */
    public SameOrigin {
        hosts = Set.copyOf(hosts);
    }

    /**
     * Judges a request.
     *
     * @param headers its headers
     * @return whether it is no page's, or our own page's
     */
    public boolean allows(HttpHeaders headers) {
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        if (origin == null) {
            return true;
        }
        String host = headers.get(HttpHeaderNames.HOST, "");
        try {
            URI page = URI.create(origin);
            String name = String.valueOf(page.getHost()).toLowerCase(Locale.ROOT);
            return host.equalsIgnoreCase(page.getRawAuthority()) && isOurs(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isOurs(String name) {
        return name.equals("localhost") || name.matches("[0-9.]+|\\[[0-9a-f:.]+]") || hosts.contains(name);
    }
}
