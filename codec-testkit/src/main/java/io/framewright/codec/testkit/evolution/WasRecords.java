package io.framewright.codec.testkit.evolution;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The old messages. Most hold one of their own kind between other fields, so that a wrong length is found out. */
final class WasRecords {

    private WasRecords() {}

    public record Appended(
            int id, @Nullable Appended inner, @Nullable String name) implements Serializable {}

    public record Inserted(
            int id, @Nullable Inserted inner, @Nullable String name) implements Serializable {}

    public record Removed(
            int id,
            @Nullable Removed inner,
            @Nullable String label,
            @Nullable String name) implements Serializable {}

    public record Renamed(
            int id, @Nullable Renamed inner, @Nullable String name) implements Serializable {}

    public record Reordered(
            int id, @Nullable String name, @Nullable Reordered inner, double size) implements Serializable {}

    public record Swapped(
            int id, @Nullable String name, @Nullable String note) implements Serializable {}

    public record IntWidened(int id, @Nullable IntWidened inner, int size) implements Serializable {}

    public record FloatWidened(int id, @Nullable FloatWidened inner, float size) implements Serializable {}

    public record Rated(int id, @Nullable Rated inner, Grade grade) implements Serializable {}

    public enum Grade {
        LOW,
        HIGH
    }

    public record Sized(int id, @Nullable Sized inner, Size size) implements Serializable {}

    public enum Size {
        SMALL,
        LARGE
    }

    public record Client(int id, Place place) implements Serializable {}

    public record Place(String city) implements Serializable {}
}
