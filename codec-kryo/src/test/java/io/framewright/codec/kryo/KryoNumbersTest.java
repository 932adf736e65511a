package io.framewright.codec.kryo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.EncodeException;
import java.io.ByteArrayInputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which classes need numbers, and that no others are ever made. */
class KryoNumbersTest {

    sealed interface Shape permits Circle, Square {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    record Drawing(List<Shape> shapes) {}

    @Test
    void aMissingNumberPrintsTheLinesToAdd() {
        assertThatThrownBy(() -> KryoCodec.of(Drawing.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("add\n    .nested(1, io.framewright.codec.kryo.KryoNumbersTest.Circle.class)"
                        + "\n    .nested(2, io.framewright.codec.kryo.KryoNumbersTest.Square.class)");
        assertThatThrownBy(() ->
                        KryoCodec.builder(Drawing.class).nested(7, Square.class).build())
                .hasMessageEndingWith("add\n    .nested(8, io.framewright.codec.kryo.KryoNumbersTest.Circle.class)");
    }

    @Test
    void numbersAreOnTheWireBehindThoseOfTheJdk() {
        KryoCodec<Drawing> codec = KryoCodec.builder(Drawing.class)
                .nested(1, Circle.class)
                .nested(2, Square.class)
                .build();
        Drawing drawing = new Drawing(List.of(new Circle(1), new Square(-1)));
        assertThat(Wire.encode(codec, drawing)).containsSequence(3, 64, 1, 0x84, 2, 65, 1, 0xa5, 1);
        assertThat(Wire.roundTrip(codec, drawing)).isEqualTo(drawing);
    }

    sealed interface Only permits One {}

    record One(int value) implements Only {}

    record HoldsOnly(Only only) {}

    @Test
    void aSealedTypeWithOneMemberNeedsNoNumber() {
        KryoCodec<HoldsOnly> codec = KryoCodec.of(HoldsOnly.class);
        assertThat(Wire.encode(codec, new HoldsOnly(new One(1)))).endsWith(1, 1, 0x99, 2);
        assertThat(Wire.roundTrip(codec, new HoldsOnly(new One(1)))).isEqualTo(new HoldsOnly(new One(1)));
    }

    interface Plugin {}

    record HoldsPlugin(@Nullable Plugin plugin) {}

    @Test
    void anInterfaceThatNobodyImplementsSaysWhereItIs() {
        assertThatThrownBy(() -> KryoCodec.of(HoldsPlugin.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KryoNumbersTest$Plugin in ")
                .hasMessageContaining("HoldsPlugin.plugin");
    }

    static class Base {
        int a;
    }

    static final class Derived extends Base {
        int b;
    }

    static final class HoldsBase {
        @Nullable
        Base base;
    }

    @Test
    void anUnlistedSubclassIsRefusedNotSliced() {
        HoldsBase holds = new HoldsBase();
        holds.base = new Derived();
        assertThatThrownBy(() -> Wire.encode(KryoCodec.of(HoldsBase.class), holds))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("\n    .nested(1, io.framewright.codec.kryo.KryoNumbersTest.Base.class)"
                        + "\n    .nested(2, io.framewright.codec.kryo.KryoNumbersTest.Derived.class)")
                .hasMessageContaining("HoldsBase.base");
    }

    @Test
    void aListedSubclassMakesTheDeclaredClassNeedANumber() {
        assertThatThrownBy(() -> KryoCodec.builder(HoldsBase.class)
                        .nested(1, Derived.class)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(".nested(2, io.framewright.codec.kryo.KryoNumbersTest.Base.class)");
        KryoCodec<HoldsBase> codec = KryoCodec.builder(HoldsBase.class)
                .nested(1, Derived.class)
                .nested(2, Base.class)
                .build();
        HoldsBase holds = new HoldsBase();
        Derived derived = new Derived();
        derived.a = 1;
        derived.b = 2;
        holds.base = derived;
        assertThat(Wire.roundTrip(codec, holds).base)
                .isInstanceOf(Derived.class)
                .usingRecursiveComparison()
                .isEqualTo(derived);
    }

    enum Op {
        ADD {
            @Override
            int apply(int a) {
                return a + 1;
            }
        },
        NEGATE {
            @Override
            int apply(int a) {
                return -a;
            }
        };

        abstract int apply(int a);
    }

    record Operation(Op op, Object same) {}

    @Test
    void enumsWithBodiesAreOneClass() {
        KryoCodec<Operation> codec =
                KryoCodec.builder(Operation.class).nested(1, Op.class).build();
        Operation operation = new Operation(Op.NEGATE, Op.ADD);
        assertThat(Wire.roundTrip(codec, operation)).isEqualTo(operation);
    }

    static final class Gadget {
        static final AtomicInteger MADE = GadgetCounter.MADE;

        static {
            GadgetCounter.LOADED.incrementAndGet();
        }

        Gadget() {
            MADE.incrementAndGet();
        }
    }

    static final class GadgetCounter {
        static final AtomicInteger MADE = new AtomicInteger();
        static final AtomicInteger LOADED = new AtomicInteger();
    }

    record Anything(@Nullable Object value) {}

    record HoldsAll(@Nullable Anything anything, @Nullable Gadget gadget) {}

    @Test
    void anUnlistedClassRunsNoCode() {
        KryoCodec<Anything> unlisted = KryoCodec.of(Anything.class);
        KryoCodec.builder(HoldsAll.class).nested(5, Gadget.class).build();
        for (int id = 0; id < 300; id++) {
            byte[] bytes = {1, 0x36, (byte) (id < 128 ? id : id | 0x80), (byte) (id < 128 ? 0 : id >> 7), 0};
            try {
                Wire.decode(unlisted, bytes);
            } catch (DecodeException e) {
                assertThat(e.reason()).isIn(Reason.MALFORMED, Reason.TYPE_NOT_ALLOWED);
            }
        }
        assertThatThrownBy(() -> Wire.decode(unlisted, "01 36 44"))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TYPE_NOT_ALLOWED));
        assertThat(GadgetCounter.LOADED).hasValue(0);
        assertThat(GadgetCounter.MADE).hasValue(0);
    }

    @Test
    void aClassNameOnTheWireMeansNothing() {
        // Kryo's own way to name a class: 1, then a number, then the name. Here 1 is Boolean.
        assertThatThrownBy(() -> Wire.decode(KryoCodec.of(Anything.class), "01 36 01 00 6a6176612e6e65742e5552cc"))
                .isInstanceOf(DecodeException.class);
    }

    record HoldsUrl(URL url) {}

    record HoldsStream(ByteArrayInputStream stream) {}

    static final class OwnList extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    record HoldsOwnList(OwnList list) {}

    static final class OwnException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static final class NoConstructor {
        final int a;

        NoConstructor(int a) {
            this.a = a;
        }
    }

    @Test
    void classesThatCannotBeMessagesAreRefusedAtOnce() {
        for (Class<?> type : List.of(
                HoldsUrl.class,
                HoldsStream.class,
                HoldsOwnList.class,
                OwnException.class,
                NoConstructor.class,
                Plugin.class,
                Thread.class)) {
            assertThatThrownBy(() -> KryoCodec.of(type))
                    .as(type.getName())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("null");
        }
    }

    @Test
    void numbersOfJdkClassesAbstractClassesAndDuplicatesAreRefused() {
        KryoCodec.Builder<Anything> builder = KryoCodec.builder(Anything.class).nested(1, Circle.class);
        assertThatThrownBy(() -> builder.nested(1, Square.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.nested(2, Circle.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KryoCodec.builder(Anything.class)
                        .nested(1, String.class)
                        .build())
                .hasMessageContaining("fixed number");
        assertThatThrownBy(() -> KryoCodec.builder(Anything.class)
                        .nested(1, Plugin.class)
                        .build())
                .hasMessageContaining("abstract");
        assertThatThrownBy(() -> KryoCodec.builder(Anything.class)
                        .nested(0, Circle.class)
                        .build())
                .hasMessageContaining("out of range");
    }
}
