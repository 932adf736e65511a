package io.framewright.examples.tls;

import javax.net.ssl.SSLException;

/** A TLS connection whose end nobody vouches for: messages may be missing. */
public final class ConnectionCutException extends SSLException {

    private static final long serialVersionUID = 1L;

    ConnectionCutException() {
        super("the connection was cut: its end came without close_notify, so messages may be missing");
    }
}
