package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Format;
import io.framewright.benchmarks.Measured;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** Quotients of figures. */
final class Ratios {

    private Ratios() {}

    /** Divides, the errors being independent of each other. */
    static Measured ratio(Measured dividend, Measured divisor) {
        double ratio = dividend.ratioTo(divisor);
        Double first = dividend.error();
        Double second = divisor.error();
        if (first == null || second == null) {
            return new Measured(ratio, null);
        }
        return new Measured(ratio, ratio * Math.hypot(first / dividend.value(), second / divisor.value()));
    }

    static Optional<Measured> ratio(Optional<Measured> dividend, Optional<Measured> divisor) {
        return dividend.flatMap(above -> divisor.map(below -> ratio(above, below)));
    }

    /** Prints the least and the most of some ratios: {@code 1.80× – 4.21×}. */
    static String range(List<Measured> ratios) {
        DoubleSummaryStatistics all =
                ratios.stream().mapToDouble(Measured::value).summaryStatistics();
        String least = Format.times(all.getMin());
        String most = Format.times(all.getMax());
        return least.equals(most) ? least : least.substring(0, least.length() - 1) + "–" + most;
    }
}
