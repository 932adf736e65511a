package io.framewright.codec.msgpack;

import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message, and what becomes of it by the rules. */
final class Versions {

    private Versions() {}

    record First(
            @Position(0) int id,
            @Position(1) @Nullable First inner,
            @Position(2) @Nullable String note,
            @Position(3) @Nullable String name) {}

    record Appended(
            @Position(0) int id,
            @Position(1) @Nullable Appended inner,
            @Position(2) @Nullable String note,
            @Position(3) @Nullable String name,
            @Position(4) @Nullable String city,
            @Position(5) long size) {}

    record Inserted(
            @Position(0) int id,
            @Position(1) @Nullable Inserted inner,
            @Position(4) @Nullable String city,
            @Position(2) @Nullable String note,
            @Position(3) @Nullable String name) {}

    record Removed(
            @Position(0) int id,
            @Position(1) @Nullable Removed inner,
            @Position(3) @Nullable String name) {}

    record Renamed(
            @Position(0) int number,
            @Position(1) @Nullable Renamed inner,
            @Position(2) @Nullable String remark,
            @Position(3) @Nullable String name) {}

    record Reordered(
            @Position(2) @Nullable String note,
            @Position(1) @Nullable Reordered inner,
            @Position(3) @Nullable String name,
            @Position(0) int id) {}

    record Swapped(
            @Position(0) int id,
            @Position(1) @Nullable Swapped inner,
            @Position(3) @Nullable String name,
            @Position(2) @Nullable String note) {}

    record Two(String name, String note) {}

    record TwoSwapped(String note, String name) {}

    record TwoPlaced(@Position(1) String note, @Position(0) String name) {}

    record TwoElsewhere(
            @Position(3) String name, @Position(1) String note) {}

    record TwoAndMore(String name, String note, int more) {}

    static List<Pair<?, ?>> pairs() {
        First was = new First(1, new First(2, null, "n", "b"), "m", "a");
        return List.of(
                Pair.equivalent(
                                Change.FIELDS_APPENDED,
                                was,
                                new Appended(1, new Appended(2, null, "n", "b", "y", 7), "m", "a", "x", 8))
                        .reading(new Appended(1, new Appended(2, null, "n", "b", null, 0), "m", "a", null, 0), was),
                Pair.equivalent(
                                Change.FIELD_INSERTED,
                                was,
                                new Inserted(1, new Inserted(2, null, "y", "n", "b"), "x", "m", "a"))
                        .reading(new Inserted(1, new Inserted(2, null, null, "n", "b"), null, "m", "a"), was),
                Pair.equivalent(Change.FIELD_REMOVED, was, removed())
                        .reading(removed(), new First(1, new First(2, null, null, "b"), null, "a")),
                renamed(was),
                Pair.equivalent(
                        Change.FIELDS_REORDERED, was, new Reordered("m", new Reordered("n", null, "b", 2), "a", 1)),
                Pair.equivalent(Change.FIELDS_SWAPPED, was, new Swapped(1, new Swapped(2, null, "b", "n"), "a", "m")));
    }

    private static Removed removed() {
        return new Removed(1, new Removed(2, null, "b"), "a");
    }

    private static Pair<?, ?> renamed(First was) {
        Renamed now = new Renamed(1, new Renamed(2, null, "n", "b"), "m", "a");
        return Pair.equivalent(Change.FIELD_RENAMED, was, now).byPosition(now, was);
    }
}
