package io.framewright.examples.time;

/**
 * Asks for the time.
 *
 * @param id comes back with the reply
 * @param order {@value #QUERY}, or the reply will be {@value TimeReply#BAD_ORDER}
 */
public record TimeRequest(int id, String order) implements TimeMessage {

    public static final String QUERY = "QUERY TIME ORDER";
}
