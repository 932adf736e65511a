package io.framewright.examples.connection;

import io.framewright.codec.MessageTypes;
import java.io.Serializable;

/** What a client and the server of requests say to each other. */
public sealed interface ConnectionMessage extends Serializable {

    /** All messages and their numbers. */
    MessageTypes<ConnectionMessage> TYPES = MessageTypes.builder(ConnectionMessage.class)
            .add(1, Request.class)
            .add(2, Accepted.class)
            .add(3, Rejected.class)
            .add(4, Ping.class)
            .add(5, Pong.class)
            .add(6, Goodbye.class)
            .build();

    /**
     * A line for the server's ledger. A request that is sent again is the same request: same client, same id.
     *
     * @param client names one run of one client, and no other
     * @param id counts its requests
     * @param text what is to be noted down
     */
    record Request(String client, long id, String text) implements ConnectionMessage {}

    /**
     * The line is in the ledger, once, however often the request has come.
     *
     * @param id the request's
     * @param position the line's number
     */
    record Accepted(long id, long position) implements ConnectionMessage {}

    /**
     * The line is not in the ledger.
     *
     * @param id the request's
     * @param reason why not
     */
    record Rejected(long id, String reason) implements ConnectionMessage {}

    /**
     * Asks whether the other side is alive.
     *
     * @param count how many there were on this connection
     */
    record Ping(long count) implements ConnectionMessage {}

    /**
     * Answers a ping.
     *
     * @param count the ping's
     */
    record Pong(long count) implements ConnectionMessage {}

    /**
     * The server will close this connection. What it has received by the time the client closes is answered; the client
     * sends nothing more, and closes as soon as it has all its answers.
     *
     * @param reason for the log
     */
    record Goodbye(String reason) implements ConnectionMessage {}
}
