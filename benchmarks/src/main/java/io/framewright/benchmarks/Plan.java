package io.framewright.benchmarks;

import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param codecs the codecs' names
 * @param messages the messages
 * @param seconds how long all measurements may take together
 */
record Plan(List<String> codecs, List<Message> messages, double seconds) {

    /** Encoding, decoding, and the loopback connection with either handlers. */
    static final int MEASUREMENTS_PER_PAIR = 4;

    static final int WARMUPS = 12;
    static final int ITERATIONS = 5;

    private static final double DEFAULT_SECONDS_PER_MEASUREMENT = 2.9;

    /** Nobody waits longer for a table, however many codecs there are: the iterations get shorter instead. */
    private static final double DEFAULT_SECONDS_AT_MOST = 225;

    Plan {
        if (codecs.isEmpty() || messages.isEmpty()) {
            throw new IllegalArgumentException("there must be a codec and a message to measure");
        }
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("the time must be positive, not " + seconds + " seconds");
        }
        codecs = List.copyOf(codecs);
        messages = List.copyOf(messages);
    }

    /** A plan that is short but honest: some 105 seconds for three codecs and three messages, never four minutes. */
    static Plan unhurried(List<String> codecs, List<Message> messages) {
        double seconds = count(codecs, messages) * DEFAULT_SECONDS_PER_MEASUREMENT;
        return new Plan(codecs, messages, Math.max(1, Math.min(seconds, DEFAULT_SECONDS_AT_MOST)));
    }

    int measurements() {
        return count(codecs, messages);
    }

    private static int count(List<String> codecs, List<Message> messages) {
        return codecs.size() * messages.size() * MEASUREMENTS_PER_PAIR;
    }
}
