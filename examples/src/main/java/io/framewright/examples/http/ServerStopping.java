package io.framewright.examples.http;

/** The event that tells a connection's handlers to answer what they have begun, and close. */
public enum ServerStopping {
    /** The only one. */
    EVENT
}
