package io.framewright.examples.time;

/**
 * The server's last word on a connection: it serves no requests here.
 *
 * @param reason why, for a person to read
 */
public record Refusal(String reason) implements TimeMessage {}
