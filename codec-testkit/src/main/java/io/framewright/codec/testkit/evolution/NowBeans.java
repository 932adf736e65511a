package io.framewright.codec.testkit.evolution;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The new messages of {@link NowRecords} as classes with fields. */
final class NowBeans {

    private NowBeans() {}

    public static final class Appended implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Appended inner;
        public @Nullable String name;
        public @Nullable String note;
        public int pages;

        @SuppressWarnings("serial") // only serializable lists are put in
        public @Nullable List<String> tags;
    }

    public static final class Inserted implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Inserted inner;
        public @Nullable String label;
        public @Nullable String name;
    }

    public static final class Removed implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Removed inner;
        public @Nullable String name;
    }

    public static final class Renamed implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Renamed inner;
        public @Nullable String title;
    }

    public static final class Reordered implements Serializable {
        private static final long serialVersionUID = 1L;
        public double size;
        public @Nullable Reordered inner;
        public @Nullable String name;
        public int id;
    }

    public static final class Swapped implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable String note;
        public @Nullable String name;
    }

    public static final class IntWidened implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable IntWidened inner;
        public long size;
    }

    public static final class FloatWidened implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable FloatWidened inner;
        public double size;
    }

    public static final class Rated implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Rated inner;
        public @Nullable Grade grade;
    }

    public enum Grade {
        LOW,
        HIGH,
        TOP
    }

    public static final class Sized implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Sized inner;
        public @Nullable Size size;
    }

    public enum Size {
        SMALL,
        MEDIUM,
        LARGE
    }

    public static final class Customer implements Serializable {
        private static final long serialVersionUID = 1L;
        public int id;
        public @Nullable Address place;
    }

    public static final class Address implements Serializable {
        private static final long serialVersionUID = 1L;
        public @Nullable String city;
    }
}
