package io.framewright.benchmarks.report;

import java.util.Locale;

/**
 * Colours of bars, after Okabe and Ito, who chose them for readers of every kind of colour vision. No bar is told apart
 * by its colour alone: each has its name beside it.
 */
enum Hue {
    OURS("#0072b2", "#56b4e9"),
    HAND("#e69f00", "#e69f00"),
    STOCK("#8a929b", "#8b949e"),
    BARE("#009e73", "#12b886"),
    REFERENCE("#d55e00", "#e8743b");

    private final String light;
    private final String dark;

    Hue(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    String light() {
        return light;
    }

    String dark() {
        return dark;
    }

    /** The class that the style sheet knows it by. */
    String cssClass() {
        return "fw-" + name().toLowerCase(Locale.ROOT);
    }
}
