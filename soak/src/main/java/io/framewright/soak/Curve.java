package io.framewright.soak;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What both processes held, over time.
 *
 * @param points in order, at equal distances
 */
record Curve(List<Point> points) {

    /** Of the value in the middle third of the time, how much more may be there in the last third. */
    static final double TOLERANCE = 0.10;

    /** And how many bytes: a chunk of the allocator, or two. */
    static final long SLACK = 8 << 20;

    Curve {
        points = List.copyOf(points);
        if (points.size() < 3) {
            throw new IllegalArgumentException("a curve of " + points.size() + " points has no thirds");
        }
    }

    /**
     * One measurement.
     *
     * @param seconds since the load was begun
     * @param returned how many messages had come back
     * @param client what the client held
     * @param server what the server held
     */
    record Point(long seconds, long returned, Memory client, Memory server) {}

    /**
     * One value over time.
     *
     * @param name what it is
     * @param middle the median of the middle third
     * @param last the median of the last third
     */
    record Trend(String name, long middle, long last) {

        boolean isFlat() {
            return last <= middle + Math.max(SLACK, (long) (TOLERANCE * middle));
        }
    }

    List<Trend> trends() {
        return List.of(
                trend("client, heap", point -> point.client().heap()),
                trend("client, direct", point -> point.client().direct()),
                trend("server, heap", point -> point.server().heap()),
                trend("server, direct", point -> point.server().direct()));
    }

    private Trend trend(String name, ToLongFunction<Point> value) {
        int third = points.size() / 3;
        int size = points.size();
        return new Trend(
                name,
                median(points.subList(size - 2 * third, size - third), value),
                median(points.subList(size - third, size), value));
    }

    private static long median(List<Point> points, ToLongFunction<Point> value) {
        long[] sorted = points.stream().mapToLong(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
