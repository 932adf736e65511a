package io.framewright.examples.connection;

import io.framewright.examples.Backoff;
import java.time.Duration;
import java.util.Optional;

/**
 * How a client treats its requests.
 *
 * @param policy when there is a connection
 * @param queueBound how many requests may be without an answer
 * @param requestTimeout how long one may be; none means for ever
 * @param resend whether a request whose connection broke is sent again
 * @param backoff how long to wait before connecting again
 * @param silence how long the server may say nothing before it is asked for a sign of life; after twice that it is dead
 */
public record ClientSettings(
        ConnectionPolicy policy,
        int queueBound,
        Optional<Duration> requestTimeout,
        boolean resend,
        Backoff backoff,
        Duration silence) {

    public ClientSettings {
        if (queueBound < Math.max(1, policy.openAt())) {
            throw new IllegalArgumentException("a queue of " + queueBound + " never holds the " + policy.openAt()
                    + " requests that open a connection");
        }
    }
}
