package io.framewright.security;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.spi.URLStreamHandlerProvider;

/** The protocol {@code proof}: counts where others would look up the host's name. */
public final class CountingUrls extends URLStreamHandlerProvider {

    /** Made by the service loader. */
    public CountingUrls() {}

    @Override
    public URLStreamHandler createURLStreamHandler(String protocol) {
        return protocol.equals("proof") ? new Handler() : null;
    }

    private static final class Handler extends URLStreamHandler {

        @Override
        protected int hashCode(URL url) {
            Fired.fire();
            return -1; // which a URL takes for "not known yet", and asks again when it is read
        }

        @Override
        protected boolean equals(URL left, URL right) {
            return left.toString().equals(right.toString());
        }

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            throw new IOException("there is nothing to connect to");
        }
    }
}
