package io.framewright.examples;

import java.net.InetSocketAddress;

/** A server that listens, until it is closed. */
public interface RunningServer extends AutoCloseable {

    /** Tells where it listens, with the port that it got. */
    InetSocketAddress address();

    /**
     * Stops within a second: no connection is accepted any more, messages that have arrived are answered, connections
     * are closed. Does nothing if it is closed already.
     */
    @Override
    void close();
}
