package io.framewright.codec.testkit.evolution;

import static io.framewright.codec.testkit.evolution.Change.CLASS_RENAMED;
import static io.framewright.codec.testkit.evolution.Change.ENUM_CONSTANT_APPENDED;
import static io.framewright.codec.testkit.evolution.Change.ENUM_CONSTANT_INSERTED;
import static io.framewright.codec.testkit.evolution.Change.ENUM_CONSTANT_UNKNOWN;
import static io.framewright.codec.testkit.evolution.Change.FIELDS_APPENDED;
import static io.framewright.codec.testkit.evolution.Change.FIELDS_REORDERED;
import static io.framewright.codec.testkit.evolution.Change.FIELDS_SWAPPED;
import static io.framewright.codec.testkit.evolution.Change.FIELD_INSERTED;
import static io.framewright.codec.testkit.evolution.Change.FIELD_REMOVED;
import static io.framewright.codec.testkit.evolution.Change.FIELD_RENAMED;
import static io.framewright.codec.testkit.evolution.Change.FLOAT_WIDENED;
import static io.framewright.codec.testkit.evolution.Change.INT_WIDENED;
import static io.framewright.codec.testkit.evolution.Change.LONG_TOO_LARGE;

import java.util.List;
import java.util.stream.Stream;

/** The messages that the contract uses for each {@link Change}: one set of records, and the same as classes. */
public final class Pairs {

    private Pairs() {}

    /**
     * Gives records, all of them {@link java.io.Serializable}.
     *
     * @return a pair for every change
     */
    public static List<Pair<?, ?>> records() {
        return Stream.of(fields(), types(), enums())
                .<Pair<?, ?>>flatMap(List::stream)
                .toList();
    }

    /**
     * Gives classes with a constructor without parameters and public fields, all of them {@link java.io.Serializable}
     * with the same {@code serialVersionUID}.
     *
     * @return a pair for every change
     */
    public static List<Pair<?, ?>> beans() {
        return records().stream().<Pair<?, ?>>map(Beans::of).toList();
    }

    private static List<Pair<?, ?>> fields() {
        return List.of(
                Pair.equivalent(
                                FIELDS_APPENDED,
                                new WasRecords.Appended(1, new WasRecords.Appended(2, null, "b"), "a"),
                                new NowRecords.Appended(
                                        1,
                                        new NowRecords.Appended(2, null, "b", "n", 200, List.of("t")),
                                        "a",
                                        "m",
                                        300,
                                        List.of("u", "v")))
                        .reading(
                                new NowRecords.Appended(
                                        1, new NowRecords.Appended(2, null, "b", null, 0, null), "a", null, 0, null),
                                new WasRecords.Appended(1, new WasRecords.Appended(2, null, "b"), "a")),
                Pair.equivalent(
                                FIELD_INSERTED,
                                new WasRecords.Inserted(1, new WasRecords.Inserted(2, null, "b"), "a"),
                                new NowRecords.Inserted(1, new NowRecords.Inserted(2, null, "y", "b"), "x", "a"))
                        .reading(
                                new NowRecords.Inserted(1, new NowRecords.Inserted(2, null, null, "b"), null, "a"),
                                new WasRecords.Inserted(1, new WasRecords.Inserted(2, null, "b"), "a")),
                Pair.equivalent(
                                FIELD_REMOVED,
                                new WasRecords.Removed(1, new WasRecords.Removed(2, null, "y", "b"), "x", "a"),
                                new NowRecords.Removed(1, new NowRecords.Removed(2, null, "b"), "a"))
                        .reading(
                                new NowRecords.Removed(1, new NowRecords.Removed(2, null, "b"), "a"),
                                new WasRecords.Removed(1, new WasRecords.Removed(2, null, null, "b"), null, "a")),
                renamed(),
                Pair.equivalent(
                        FIELDS_REORDERED,
                        new WasRecords.Reordered(1, "a", new WasRecords.Reordered(2, "b", null, 0.25), 0.5),
                        new NowRecords.Reordered(0.5, new NowRecords.Reordered(0.25, null, "b", 2), "a", 1)),
                Pair.equivalent(
                                FIELDS_SWAPPED,
                                new WasRecords.Swapped(1, "name", "note"),
                                new NowRecords.Swapped(1, "note", "name"))
                        .byPosition(
                                new NowRecords.Swapped(1, "name", "note"), new WasRecords.Swapped(1, "note", "name")),
                Pair.equivalent(
                        CLASS_RENAMED,
                        new WasRecords.Client(1, new WasRecords.Place("Ulm")),
                        new NowRecords.Customer(1, new NowRecords.Address("Ulm"))));
    }

    private static Pair<?, ?> renamed() {
        WasRecords.Renamed was = new WasRecords.Renamed(1, new WasRecords.Renamed(2, null, "b"), "a");
        NowRecords.Renamed now = new NowRecords.Renamed(1, new NowRecords.Renamed(2, null, "b"), "a");
        return Pair.equivalent(FIELD_RENAMED, was, now)
                .reading(
                        new NowRecords.Renamed(1, new NowRecords.Renamed(2, null, null), null),
                        new WasRecords.Renamed(1, new WasRecords.Renamed(2, null, null), null))
                .byPosition(now, was);
    }

    private static List<Pair<?, ?>> types() {
        long tooLarge = 5_000_000_000L;
        return List.of(
                Pair.equivalent(
                        INT_WIDENED,
                        new WasRecords.IntWidened(1, new WasRecords.IntWidened(2, null, -300), 70_000),
                        new NowRecords.IntWidened(1, new NowRecords.IntWidened(2, null, -300), 70_000)),
                Pair.equivalent(
                                LONG_TOO_LARGE,
                                new WasRecords.IntWidened(1, null, 1),
                                new NowRecords.IntWidened(1, null, tooLarge))
                        .reading(null, null),
                Pair.equivalent(
                        FLOAT_WIDENED,
                        new WasRecords.FloatWidened(1, new WasRecords.FloatWidened(2, null, -0.5f), 1.25f),
                        new NowRecords.FloatWidened(1, new NowRecords.FloatWidened(2, null, -0.5), 1.25)));
    }

    private static List<Pair<?, ?>> enums() {
        return List.of(
                Pair.equivalent(
                        ENUM_CONSTANT_APPENDED,
                        new WasRecords.Rated(
                                1, new WasRecords.Rated(2, null, WasRecords.Grade.LOW), WasRecords.Grade.HIGH),
                        new NowRecords.Rated(
                                1, new NowRecords.Rated(2, null, NowRecords.Grade.LOW), NowRecords.Grade.HIGH)),
                Pair.equivalent(
                                ENUM_CONSTANT_INSERTED,
                                new WasRecords.Sized(1, null, WasRecords.Size.LARGE),
                                new NowRecords.Sized(1, null, NowRecords.Size.LARGE))
                        .byPosition(new NowRecords.Sized(1, null, NowRecords.Size.MEDIUM), null),
                Pair.equivalent(
                                ENUM_CONSTANT_UNKNOWN,
                                new WasRecords.Rated(1, null, WasRecords.Grade.LOW),
                                new NowRecords.Rated(
                                        1, new NowRecords.Rated(2, null, NowRecords.Grade.TOP), NowRecords.Grade.LOW))
                        .reading(null, null));
    }
}
