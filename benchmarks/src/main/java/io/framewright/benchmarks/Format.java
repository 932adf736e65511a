package io.framewright.benchmarks;

import java.util.Locale;

/** Figures as people read them: three digits and a unit. */
public final class Format {

    private static final double THOUSAND = 1_000;

    private Format() {}

    public static String nanos(Measured nanos) {
        return scaled(nanos.value(), "ns", "µs", "ms") + error(nanos);
    }

    public static String perSecond(Measured messages) {
        return scaled(messages.value(), "/s", "k/s", "M/s") + error(messages);
    }

    public static String bytes(double bytes) {
        return String.format(Locale.ROOT, "%,d", Math.round(bytes));
    }

    public static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    public static String times(double factor) {
        return digits(factor) + "×";
    }

    private static String error(Measured measured) {
        Double error = measured.error();
        return error == null
                ? ""
                : String.format(Locale.ROOT, " ±%2.0f%%", Math.min(99, 100 * error / measured.value()));
    }

    private static String scaled(double value, String one, String thousand, String million) {
        if (value < THOUSAND) {
            return digits(value) + " " + one;
        }
        return value < THOUSAND * THOUSAND
                ? digits(value / THOUSAND) + " " + thousand
                : digits(value / THOUSAND / THOUSAND) + " " + million;
    }

    private static String digits(double value) {
        String pattern = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, pattern, value);
    }
}
