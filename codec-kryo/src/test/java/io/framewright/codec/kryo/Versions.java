package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.serializers.VersionFieldSerializer.Since;
import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Messages that grow by the rules. */
final class Versions {

    private Versions() {}

    record First(int id, @Nullable First inner, @Nullable String name) {}

    record Second(
            int id,
            @Nullable Second inner,
            @Nullable String name,
            @Since(1) @Nullable String alias,
            @Since(1) int count,
            @Since(1) Optional<String> city) {}

    record Third(
            @Since(2) @Nullable List<Third> all,
            int id,
            @Nullable Third inner,
            @Nullable String name,
            @Since(1) @Nullable String alias,
            @Since(1) int count,
            @Since(1) Optional<String> city,
            @Since(2) OptionalInt size,
            @Since(2) boolean fresh) {}

    static class Base {
        int id;

        @Nullable
        String name;
    }

    static final class OldBean extends Base {
        @Nullable
        OldBean inner;
    }

    static final class NewBean extends Base {
        @Nullable
        NewBean inner;

        @Since(1)
        @Nullable
        String alias = "none";

        @Since(2)
        double size;

        static NewBean of(int id, @Nullable NewBean inner, @Nullable String alias, double size) {
            NewBean bean = new NewBean();
            bean.id = id;
            bean.name = "n";
            bean.inner = inner;
            bean.alias = alias;
            bean.size = size;
            return bean;
        }
    }

    private static OldBean bean(int id, @Nullable OldBean inner) {
        OldBean bean = new OldBean();
        bean.id = id;
        bean.name = "n";
        bean.inner = inner;
        return bean;
    }

    /** Short and long groups, which have lengths of one, two and three bytes. */
    static List<Pair<?, ?>> pairs() {
        List<Pair<?, ?>> pairs = new ArrayList<>();
        for (int length : new int[] {1, 100, 117, 118, 119, 5_000, 20_000}) {
            pairs.add(records("a".repeat(length)));
        }
        pairs.add(twoVersions());
        pairs.add(Pair.equivalent(
                        Change.FIELDS_APPENDED,
                        bean(1, bean(2, null)),
                        NewBean.of(1, NewBean.of(2, null, "x", 0.5), "y", 1.5))
                .reading(NewBean.of(1, NewBean.of(2, null, "none", 0), "none", 0), bean(1, bean(2, null))));
        return pairs;
    }

    private static Pair<?, ?> records(String alias) {
        First old = new First(1, new First(2, null, "b"), "a");
        Second inner = new Second(2, null, "b", alias, 7, Optional.of("Ulm"));
        Second missing = new Second(2, null, "b", null, 0, Optional.empty());
        return Pair.equivalent(Change.FIELD_INSERTED, old, new Second(1, inner, "a", alias, 8, Optional.empty()))
                .reading(new Second(1, missing, "a", null, 0, Optional.empty()), old);
    }

    private static Pair<?, ?> twoVersions() {
        First old = new First(1, new First(2, null, "b"), "a");
        Third element = new Third(null, 3, null, null, null, 0, Optional.empty(), OptionalInt.of(3), true);
        Third inner = new Third(List.of(element), 2, null, "b", "x", 7, Optional.of("Ulm"), OptionalInt.empty(), true);
        Third none = new Third(null, 2, null, "b", null, 0, Optional.empty(), OptionalInt.empty(), false);
        return Pair.equivalent(
                        Change.FIELDS_APPENDED,
                        old,
                        new Third(null, 1, inner, "a", "y", 8, Optional.empty(), OptionalInt.of(5), true))
                .reading(new Third(null, 1, none, "a", null, 0, Optional.empty(), OptionalInt.empty(), false), old);
    }
}
