package io.framewright.codec.testkit.evolution;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The old messages of {@link WasRecords} as classes with fields. */
final class WasBeans {

    private WasBeans() {}

    public static final class Appended implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Appended inner;
        public @Nullable String name;
    }

    public static final class Inserted implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Inserted inner;
        public @Nullable String name;
    }

    public static final class Removed implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Removed inner;
        public @Nullable String label;
        public @Nullable String name;
    }

    public static final class Renamed implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Renamed inner;
        public @Nullable String name;
    }

    public static final class Reordered implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable String name;
        public @Nullable Reordered inner;
        public double size;
    }

    public static final class Swapped implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable String name;
        public @Nullable String note;
    }

    public static final class IntWidened implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable IntWidened inner;
        public int size;
    }

    public static final class FloatWidened implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable FloatWidened inner;
        public float size;
    }

    public static final class Rated implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Rated inner;
        public @Nullable Grade grade;
    }

    public enum Grade {
        LOW,
        HIGH
    }

    public static final class Sized implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Sized inner;
        public @Nullable Size size;
    }

    public enum Size {
        SMALL,
        LARGE
    }

    public static final class Client implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Place place;
    }

    public static final class Place implements Serializable {
        private static final long serialVersionUID = 1L;
        public @Nullable String city;
    }
}
