package io.framewright.benchmarks;

/**
 * A codec and a message that there are no figures for.
 *
 * @param codec the codec's name
 * @param message the message's name
 * @param reason why not
 * @param failed true if measuring went wrong, false if the codec does not take such a message
 */
record Unmeasured(String codec, String message, String reason, boolean failed) implements Row {}
