package io.framewright.benchmarks;

import java.util.Arrays;

/** Who sends, and who waits for whom. */
enum Exchange {
    /** The client sends, as long as not too much is on its way. */
    ONE_WAY("one-way"),
    /** The server sends each message back, and the client waits for all of a burst before it sends the next. */
    REQUEST_REPLY("request-reply");

    private final String label;

    Exchange(String label) {
        this.label = label;
    }

    static Exchange named(String label) {
        return Arrays.stream(values())
                .filter(exchange -> exchange.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no exchange is labelled " + label + "; use one-way or request-reply"));
    }

    String label() {
        return label;
    }
}
