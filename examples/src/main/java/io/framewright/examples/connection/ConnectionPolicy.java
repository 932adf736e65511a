package io.framewright.examples.connection;

import java.time.Duration;
import java.util.Optional;

/**
 * When a connection is opened and when it is closed. The three ways to keep one differ in nothing else.
 *
 * @param openAt opens when so many requests wait; 0 means always
 * @param openAfter opens when a request has waited so long, though there are fewer
 * @param closeAfterIdle closes when no answer was outstanding for so long; none means never
 * @param ridesAlong whether a request may use a connection that was opened for others
 */
public record ConnectionPolicy(int openAt, Duration openAfter, Optional<Duration> closeAfterIdle, boolean ridesAlong) {

    public ConnectionPolicy {
        if (openAt < 0 || openAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "a connection cannot be opened at " + openAt + " requests, after " + openAfter);
        }
    }

    /** Opens at once and never closes. */
    public static ConnectionPolicy longLived() {
        return new ConnectionPolicy(0, Duration.ZERO, Optional.empty(), true);
    }

    /** Opens for a request and closes when there was none for a while. */
    public static ConnectionPolicy onDemand(Duration idle) {
        return new ConnectionPolicy(1, Duration.ZERO, Optional.of(idle), true);
    }

    /** Collects requests, opens for all of them, and closes when they are confirmed. */
    public static ConnectionPolicy batched(int size, Duration age) {
        return new ConnectionPolicy(size, age, Optional.of(Duration.ZERO), false);
    }
}
