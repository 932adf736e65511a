package io.framewright.codec.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.Codec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions, names, and members that come or are missing, with and without classes made at run time. */
class MsgpackMembersTest {

    private static <T> MsgpackCodec<T> codec(Class<T> type, boolean plain, boolean maps) {
        MsgpackCodec.Builder<T> builder = MsgpackCodec.builder(type);
        builder = plain ? builder.plain() : builder;
        return (maps ? builder.maps() : builder).build();
    }

    record Gaps(
            @Position(4) String last,
            @Position(1) long first,
            @Position(2) boolean second) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gapsAreNilAndSkipped(boolean plain) {
        Codec<Gaps> codec = codec(Gaps.class, plain, false);
        Gaps message = new Gaps("z", 5, true);
        assertThat(Wire.hex(codec, message)).isEqualTo("95c005c3c0a17a");
        assertThat(Wire.decode(codec, "95 92 01 02 05 c3 81 01 a1 61 a1 7a")).isEqualTo(message);
    }

    record Missing(
            int a,
            @Nullable String b,
            Optional<String> c,
            OptionalInt d,
            double e,
            boolean f,
            @Nullable List<String> g,
            long h,
            float i,
            char j) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void componentsThatAreMissingAreNothing(boolean plain) {
        Missing nothing = new Missing(0, null, Optional.empty(), OptionalInt.empty(), 0, false, null, 0, 0, '\0');
        assertThat(Wire.decode(codec(Missing.class, plain, false), "90")).isEqualTo(nothing);
        assertThat(Wire.decode(codec(Missing.class, plain, true), "80")).isEqualTo(nothing);
        assertThat(Wire.decode(codec(Missing.class, plain, false), "92 07 a1 78")
                        .b())
                .isEqualTo("x");
        assertThat(Wire.decode(codec(Missing.class, plain, true), "81 a1 65 07").e())
                .isEqualTo(7);
    }

    static class Defaults {
        @Position(0)
        int a = 1;

        @Position(1)
        String b = "b";
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fieldsThatAreMissingKeepWhatTheConstructorSet(boolean plain) {
        Defaults read = Wire.decode(codec(Defaults.class, plain, false), "91 05");
        assertThat(read.a).isEqualTo(5);
        assertThat(read.b).isEqualTo("b");
        assertThat(Wire.decode(codec(Defaults.class, plain, true), "81 a1 62 c0").a)
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsTooMuchIsSkipped(boolean plain) {
        String deep = "91".repeat(100_000) + "c0";
        Codec<Defaults> arrays = codec(Defaults.class, plain, false);
        assertThat(Wire.decode(arrays, "94 05 a1 78 82 01 02 a1 61 91 c3 c7 01 05 00").b)
                .isEqualTo("x");
        assertThat(Wire.decode(arrays, "93 05 a1 78" + deep).b).isEqualTo("x");
        Codec<Defaults> maps = codec(Defaults.class, plain, true);
        assertThat(Wire.decode(maps, "83 a1 7a" + deep + "a1 61 05 93 01 02 03 c0").a)
                .isEqualTo(5);
        assertThatThrownBy(() -> Wire.decode(arrays, "93 05 a1 78 c1")).hasMessageContaining("reserved");
        assertThatThrownBy(() -> Wire.decode(arrays, "93 05 a1 78 92 c0")).hasMessageContaining("too early");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void namesComeInAnyOrder(boolean plain) {
        Codec<Missing> codec = codec(Missing.class, plain, true);
        assertThat(Wire.decode(codec, "84 a1 68 08 a1 6a 18 a1 61 01 a1 66 c3"))
                .isEqualTo(new Missing(1, null, Optional.empty(), OptionalInt.empty(), 0, true, null, 8, 0, '\u0018'));
    }

    record Named(
            @WireName("identifier") int id,
            @WireName("größe") int size) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wireNamesTakeThePlaceOfNames(boolean plain) {
        Codec<Named> codec = codec(Named.class, plain, true);
        assertThat(Wire.hex(codec, new Named(1, 2))).isEqualTo("82aa6964656e74696669657201a76772c3b6c39f6502");
        assertThat(Wire.roundTrip(codec, new Named(1, 2))).isEqualTo(new Named(1, 2));
    }

    enum Side {
        @WireName("buy")
        BUY,
        SELL {
            @Override
            public String toString() {
                return "constants may have bodies";
            }
        }
    }

    enum Kind2 {
        @WireNumber(300)
        LARGE,
        @WireNumber(1)
        SMALL
    }

    record Enums(@Nullable Side side, @Nullable Kind2 kind) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void constantsAreNamesOrNumbers(boolean plain) {
        Codec<Enums> codec = codec(Enums.class, plain, false);
        assertThat(Wire.hex(codec, new Enums(Side.BUY, Kind2.LARGE))).isEqualTo("92a3627579cd012c");
        assertThat(Wire.roundTrip(codec, new Enums(Side.SELL, Kind2.SMALL)))
                .isEqualTo(new Enums(Side.SELL, Kind2.SMALL));
        assertThat(Wire.decode(codec, "92 c0 a5 534d414c4c")).isEqualTo(new Enums(null, Kind2.SMALL));
        assertThatThrownBy(() -> Wire.decode(codec, "92 a3 425559 c0"))
                .hasMessageContaining("Enums.side: expected a constant of", "found \"BUY\", at byte 1");
        assertThatThrownBy(() -> Wire.decode(codec, "92 c0 07")).hasMessageContaining("found the number 7, at byte 2");
        assertThatThrownBy(() -> Wire.decode(codec, "92 07 c0")).hasMessageContaining("expected a string");
    }

    static class Base {
        @Position(1)
        protected String name = "";

        transient int ignored;
    }

    static class Derived extends Base {
        @Position(0)
        private int id;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fieldsOfSuperclassesBelong(boolean plain) {
        Derived message = new Derived();
        message.id = 3;
        message.name = "n";
        message.ignored = 4;
        assertThat(Wire.hex(codec(Derived.class, plain, false), message)).isEqualTo("9203a16e");
        assertThat(Wire.hex(codec(Derived.class, plain, true), message)).isEqualTo("82a2696403a46e616d65a16e");
        Derived read = Wire.roundTrip(codec(Derived.class, plain, true), message);
        assertThat(read.name).isEqualTo("n");
        assertThat(read.id).isEqualTo(3);
    }
}
