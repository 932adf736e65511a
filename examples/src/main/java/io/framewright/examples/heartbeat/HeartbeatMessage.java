package io.framewright.examples.heartbeat;

import io.framewright.codec.MessageTypes;
import java.io.Serializable;

/**
 * What master and workers say to each other.
 *
 * <pre>
 * worker                                    master
 *   Hello(name, nonce)            ->
 *                                 <-          Challenge(nonce)
 *   Proof(HMAC, as a worker)      ->
 *                                 <-          Welcome(HMAC, as the master; interval)
 *   Report(1, status)             ->
 *                                 <-          Seen(1)
 *   ...                                       at any time instead: Refused(reason), and the end
 * </pre>
 */
public sealed interface HeartbeatMessage extends Serializable {

    /** All messages and their numbers. */
    MessageTypes<HeartbeatMessage> TYPES = MessageTypes.builder(HeartbeatMessage.class)
            .add(1, Hello.class)
            .add(2, Challenge.class)
            .add(3, Proof.class)
            .add(4, Welcome.class)
            .add(5, Refused.class)
            .add(6, Report.class)
            .add(7, Seen.class)
            .build();

    /**
     * The first message of a connection.
     *
     * @param worker the worker's name
     * @param nonce random bytes, new for each connection
     */
    record Hello(String worker, byte[] nonce) implements HeartbeatMessage {}

    /**
     * Asks a worker to show that it knows the secret.
     *
     * @param nonce random bytes, new for each connection
     */
    record Challenge(byte[] nonce) implements HeartbeatMessage {}

    /**
     * Shows that the worker knows the secret.
     *
     * @param mac see {@link Secret#proof}
     */
    record Proof(byte[] mac) implements HeartbeatMessage {}

    /**
     * Shows that the master knows the secret too, and lets the worker report.
     *
     * @param mac see {@link Secret#proof}
     * @param intervalMillis the time from one report to the next
     */
    record Welcome(byte[] mac, long intervalMillis) implements HeartbeatMessage {}

    /**
     * The master's last message on a connection.
     *
     * @param reason for the worker's log; says nothing that a stranger could use
     */
    record Refused(String reason) implements HeartbeatMessage {}

    /**
     * How a worker is.
     *
     * @param sequence counts a connection's reports, from 1
     * @param status the measurements
     */
    record Report(long sequence, Status status) implements HeartbeatMessage {}

    /**
     * The answer to a report, by which a worker knows that the master is alive.
     *
     * @param sequence the report's
     */
    record Seen(long sequence) implements HeartbeatMessage {}
}
