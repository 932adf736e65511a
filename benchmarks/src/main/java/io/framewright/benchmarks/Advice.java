package io.framewright.benchmarks;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One sentence about which codec to take, from nothing but the figures. */
final class Advice {

    /** Differences below this are noise in a short run. */
    private static final double NOISE = 1.10;

    private Advice() {}

    /** What one codec costs over all messages: geometric means, so that a large message does not outweigh the others. */
    private record Summary(String codec, double bytes, double nanos, double gain) {}

    static String from(List<Row> rows) {
        List<Summary> summaries = summaries(rows);
        if (summaries.isEmpty()) {
            return "Nothing was measured, so there is nothing to advise.";
        }
        Summary smallest = least(summaries, Summary::bytes);
        Summary fastest = least(summaries, Summary::nanos);
        if (summaries.size() == 1) {
            return "Only " + fastest.codec() + " was measured with every message: " + gain(fastest) + ".";
        }
        if (smallest.nanos() <= fastest.nanos() * NOISE) {
            return "Take " + smallest.codec() + ": it is the smallest (" + size(smallest, summaries)
                    + ") and the fastest (" + speed(smallest, summaries) + "), and " + gain(smallest) + ".";
        }
        return "Take " + fastest.codec() + " for speed (" + speed(fastest, summaries) + "; " + gain(fastest) + "), or "
                + smallest.codec() + " for size (" + size(smallest, summaries) + ").";
    }

    private static String size(Summary subject, List<Summary> all) {
        Summary other = reference(subject, all);
        return Format.times(other.bytes() / subject.bytes()) + " fewer bytes than " + other.codec();
    }

    private static String speed(Summary subject, List<Summary> all) {
        Summary other = reference(subject, all);
        return Format.times(other.nanos() / subject.nanos()) + " the speed of " + other.codec();
    }

    private static String gain(Summary subject) {
        return "over loopback it moves " + Format.times(subject.gain())
                + " as many messages as on Netty's stock handlers";
    }

    /** What a codec is compared with: jdk, or else the slowest of the others. */
    private static Summary reference(Summary subject, List<Summary> all) {
        return all.stream()
                .filter(other -> !other.equals(subject))
                .max(Comparator.comparing((Summary other) -> other.codec().equals("jdk"))
                        .thenComparing(Summary::nanos))
                .orElseThrow();
    }

    private static Summary least(List<Summary> summaries, ToDoubleFunction<Summary> cost) {
        return summaries.stream().min(Comparator.comparingDouble(cost)).orElseThrow();
    }

    /** Only codecs with figures for every message can be compared. */
    private static List<Summary> summaries(List<Row> rows) {
        long messages = rows.stream().map(Row::message).distinct().count();
        Map<String, List<Figures>> byCodec = rows.stream()
                .filter(Figures.class::isInstance)
                .map(Figures.class::cast)
                .collect(Collectors.groupingBy(Figures::codec, LinkedHashMap::new, Collectors.toList()));
        return byCodec.entrySet().stream()
                .filter(entry -> entry.getValue().size() == messages)
                .map(entry -> new Summary(
                        entry.getKey(),
                        mean(entry.getValue(), Figures::wireBytes),
                        mean(entry.getValue(), Figures::nanosBothWays),
                        mean(entry.getValue(), Figures::gain)))
                .toList();
    }

    private static double mean(List<Figures> figures, ToDoubleFunction<Figures> value) {
        return Math.exp(figures.stream()
                .mapToDouble(f -> Math.log(value.applyAsDouble(f)))
                .average()
                .orElseThrow());
    }
}
