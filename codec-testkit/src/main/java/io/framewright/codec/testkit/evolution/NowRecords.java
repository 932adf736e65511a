package io.framewright.codec.testkit.evolution;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The new messages. The name of this class is as long as that of {@link WasRecords}, for codecs that write names. */
final class NowRecords {

    private NowRecords() {}

    public record Appended(
            int id,
            @Nullable Appended inner,
            @Nullable String name,
            @Nullable String note,
            int pages,
            @Nullable List<String> tags)
            implements Serializable {}

    public record Inserted(
            int id,
            @Nullable Inserted inner,
            @Nullable String label,
            @Nullable String name) implements Serializable {}

    public record Removed(
            int id, @Nullable Removed inner, @Nullable String name) implements Serializable {}

    public record Renamed(
            int id, @Nullable Renamed inner, @Nullable String title) implements Serializable {}

    public record Reordered(
            double size,
            @Nullable Reordered inner,
            @Nullable String name,
            int id) implements Serializable {}

    public record Swapped(
            int id, @Nullable String note, @Nullable String name) implements Serializable {}

    public record IntWidened(int id, @Nullable IntWidened inner, long size) implements Serializable {}

    public record FloatWidened(int id, @Nullable FloatWidened inner, double size) implements Serializable {}

    public record Rated(int id, @Nullable Rated inner, Grade grade) implements Serializable {}

    public enum Grade {
        LOW,
        HIGH,
        TOP
    }

    public record Sized(int id, @Nullable Sized inner, Size size) implements Serializable {}

    public enum Size {
        SMALL,
        MEDIUM,
        LARGE
    }

    public record Customer(int id, Address place) implements Serializable {}

    public record Address(String city) implements Serializable {}
}
