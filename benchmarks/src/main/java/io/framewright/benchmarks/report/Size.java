package io.framewright.benchmarks.report;

/**
 * What a codec makes of a message.
 *
 * @param codec the codec's name
 * @param message the message's name
 * @param bytes how many bytes
 */
record Size(String codec, String message, int bytes) {}
