package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Measured;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bars that lie, in groups, on one linear scale that begins at zero.
 *
 * @param id what its file is called
 * @param title what it shows
 * @param note how to read it
 * @param groups the bars
 * @param mark a value to compare all bars with; null for none
 */
record Chart(
        String id,
        String title,
        String note,
        List<Group> groups,
        @Nullable Mark mark) {

    Chart {
        groups = List.copyOf(groups);
    }

    /**
     * Bars that are compared with each other.
     *
     * @param label what they have in common; empty if each has its own label only
     * @param bars the bars
     */
    record Group(String label, List<Bar> bars) {

        Group {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One bar.
     *
     * @param label its name
     * @param hue its colour
     * @param value its length and the reach of its error bar
     * @param text its value, as people read it
     * @param remark what is to be said behind the value, in bold; empty for nothing
     */
    record Bar(String label, Hue hue, Measured value, String text, String remark) {

        /** Where the error bar ends, or the bar without one. */
        double end() {
            Double error = value.error();
            return value.value() + (error == null ? 0 : error);
        }
    }

    /**
     * A line across all bars.
     *
     * @param value where
     * @param label what it stands for
     */
    record Mark(double value, String label) {}

    /** Whether no group is more than one bar with its own name. */
    boolean plain() {
        return groups.stream().allMatch(group -> group.label().isEmpty());
    }

    /** The most characters of what stands before a bar. */
    int labelLength() {
        return bars().mapToInt(bar -> bar.label().length()).max().orElse(0);
    }

    /** All bars, from the top. */
    Stream<Bar> bars() {
        return groups.stream().flatMap(group -> group.bars().stream());
    }
}
