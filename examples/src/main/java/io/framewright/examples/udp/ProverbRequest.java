package io.framewright.examples.udp;

/**
 * Asks for a proverb.
 *
 * @param id comes back with the proverb, so that an answer that is late or comes twice is not taken for another's
 */
public record ProverbRequest(int id) implements ProverbMessage {}
