package io.framewright.examples.time;

/**
 * Answers a {@link TimeRequest}.
 *
 * @param id the request's
 * @param time the time as ISO 8601 writes it, or {@value #BAD_ORDER}
 */
public record TimeReply(int id, String time) implements TimeMessage {

    public static final String BAD_ORDER = "BAD ORDER";
}
