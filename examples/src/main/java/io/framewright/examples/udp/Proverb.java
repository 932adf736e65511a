package io.framewright.examples.udp;

/**
 * Answers a {@link ProverbRequest}.
 *
 * @param id the request's
 */
public record Proverb(int id, String text) implements ProverbMessage {}
