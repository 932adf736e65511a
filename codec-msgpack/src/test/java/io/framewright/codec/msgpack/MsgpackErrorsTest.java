package io.framewright.codec.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.EncodeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** What errors say, at construction and about messages. */
class MsgpackErrorsTest {

    record Item(String name, int count) {
        Item {
            if (count < 0) {
                throw new IllegalStateException("count is negative");
            }
        }
    }

    record Order(long id, List<Item> items, Map<String, Optional<Item>> extras) {}

    private static final Codec<Order> ARRAYS = MsgpackCodec.of(Order.class);
    private static final Codec<Order> MAPS =
            MsgpackCodec.builder(Order.class).maps().plain().build();

    private static void refuses(Codec<?> codec, String hex, String message) {
        assertThatThrownBy(() -> Wire.decode(codec, hex))
                .isInstanceOf(DecodeException.class)
                .hasMessage(message);
    }

    @Test
    void typesThatDifferAreNamedWithTheirPlace() {
        refuses(ARRAYS, "93 a1 61 90 80", "Order.id: expected an integer, found a string, at byte 1");
        refuses(ARRAYS, "93 01 81 01 02 80", "Order.items: expected an array, found a map, at byte 2");
        refuses(
                ARRAYS,
                "93 01 92 92 a1 61 02 92 05 02 80",
                "Order.items[1].name: expected a string, found an integer, at byte 8");
        refuses(
                ARRAYS,
                "93 01 90 81 a1 61 92 a1 62 c3",
                "Order.extras[0].value.count: expected an integer, found a boolean, at byte 9");
        refuses(ARRAYS, "93 01 90 81 c2 c0", "Order.extras[0].key: expected a string, found a boolean, at byte 4");
        refuses(
                MAPS,
                "81 a2 6964 cb 0000000000000000",
                "Order.id: expected an integer, found a floating-point number, at byte 4");
        refuses(
                MAPS,
                "82 a1 78 92 01 02 a5 6974656d73 91 81 a5 636f756e74 c0",
                "Order.items[0].count: expected an integer, found nil, at byte 20");
    }

    @Test
    void otherFaultsAreNamedWithTheirPlace() {
        refuses(ARRAYS, "93 01 91 92 a1 ff 01 80", "Order.items[0].name: the string is not UTF-8, at byte 4");
        refuses(
                ARRAYS,
                "93 01 91 92 c0 ce 80000000 80",
                "Order.items[0].count: 2147483648 is out of the range of an int, at byte 5");
        refuses(ARRAYS, "93 c1 90 80", "Order.id: the byte c1 is reserved, at byte 1");
        refuses(
                ARRAYS,
                "93 01 91 92 a1 61 ff 80",
                "Order.items[0].count: java.lang.IllegalStateException: count is negative, before byte 7");
        refuses(
                ARRAYS,
                "93 01 91 92 a5 61",
                "Order.items[0].name: the message ends too early: 5 more bytes at least should come, 1 do, at byte 5");
        refuses(ARRAYS, "93 01 90 80 00 00", "Order: 2 bytes are left over behind the message, at byte 4");
    }

    @Test
    void limitsAreNamedWithTheirPlace() {
        Codec<Order> codec = MsgpackCodec.builder(Order.class)
                .limits(io.framewright.codec.DecodeLimits.DEFAULT.withMaxElements(1))
                .build();
        assertThatThrownBy(() -> Wire.decode(codec, "93 01 92 c0 c0 80"))
                .hasMessage("Order.items: elements in one collection: 2 is over the limit of 1, at byte 2")
                .extracting(e -> ((DecodeException) e).reason())
                .isEqualTo(Reason.LIMIT_EXCEEDED);
    }

    @Test
    void whatCannotBeWrittenIsNamedWithItsPlace() {
        List<Item> items = List.of(new Item("a", 1), new Item("\udc00", 2));
        assertThatThrownBy(() -> Wire.bytes(ARRAYS, new Order(1, items, Map.of())))
                .isInstanceOf(EncodeException.class)
                .hasMessage("Order.items[1].name: the string has half of a surrogate pair at index 0,"
                        + " which UTF-8 cannot hold");
        assertThatThrownBy(() -> Wire.bytes(MAPS, new Order(1, items, Map.of())))
                .hasMessageStartingWith("Order.items[1].name: the string");
    }

    /** A bean whose getter fails. */
    public static final class Failing {
        @Position(0)
        private int number;

        public int getNumber() {
            if (number >= 0) {
                throw new UnsupportedOperationException("no number");
            }
            return number;
        }

        public void setNumber(int number) {
            this.number = number + 1;
        }
    }

    @Test
    void gettersAndSettersAreUsed() {
        Codec<Failing> codec = MsgpackCodec.of(Failing.class);
        assertThat(Wire.decode(codec, "91 05").number).isEqualTo(6);
        assertThatThrownBy(() -> Wire.bytes(codec, new Failing()))
                .isInstanceOf(EncodeException.class)
                .hasMessage("Failing.number: java.lang.UnsupportedOperationException: no number");
    }

    static class Loop {
        @Position(0)
        @Nullable
        Loop next;

        @Position(1)
        List<Loop> all = new ArrayList<>();
    }

    @Test
    void cyclesEndAtTheLimitOfDepth() {
        Loop loop = new Loop();
        loop.next = loop;
        for (Codec<Loop> codec : List.of(
                MsgpackCodec.of(Loop.class),
                MsgpackCodec.builder(Loop.class).maps().plain().build(),
                MsgpackCodec.builder(Loop.class)
                        .limits(io.framewright.codec.DecodeLimits.DEFAULT.withMaxDepth(1_000_000))
                        .build())) {
            assertThatThrownBy(() -> Wire.bytes(codec, loop))
                    .isInstanceOf(EncodeException.class)
                    .hasMessageContaining("objects nest deeper than");
        }
    }

    @Test
    void cyclesOfValuesEndAtTheLimitOfDepth() {
        Value[] cycle = new Value[1];
        cycle[0] = ValueFactory.newArray(cycle, true);
        assertThatThrownBy(() -> Wire.bytes(MsgpackCodec.of(Value.class), cycle[0]))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("objects nest deeper than");
    }

    @Test
    void nullIsNoMessage() {
        assertThatThrownBy(() -> Wire.roundTrip(ARRAYS, nothing())).isInstanceOf(EncodeException.class);
        refuses(ARRAYS, "c0", "Order: the message is nil, at byte 1");
    }

    @SuppressWarnings("NullAway") // what a caller must not do
    private static Order nothing() {
        return null;
    }

    private static void cannotBeBuilt(Class<?> type, String... words) {
        assertThatThrownBy(() -> MsgpackCodec.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    static class Unplaced {
        int first;
        List<Inner> second = List.of();

        static class Inner {
            @Position(0)
            int a;

            int b;
        }
    }

    @Test
    void positionsThatAreMissingAreListed() {
        cannotBeBuilt(
                Unplaced.class,
                "use msgpack(maps), or add\n  in io.framewright.codec.msgpack.MsgpackErrorsTest$Unplaced\n"
                        + "    @Position(0) first\n    @Position(1) second\n  in "
                        + "io.framewright.codec.msgpack.MsgpackErrorsTest$Unplaced$Inner\n    @Position(1) b");
        cannotBeBuilt(Unplaced.Inner.class, "@Position(1) b");
    }

    sealed interface Animal permits Cat, Dog {}

    record Cat() implements Animal {}

    record Dog() implements Animal {}

    record Zoo(Animal animal, Object anything) {}

    @Test
    void numbersThatAreMissingAreListed() {
        cannotBeBuilt(
                Zoo.class,
                "\n    .nested(1, io.framewright.codec.msgpack.MsgpackErrorsTest.Cat.class)"
                        + "\n    .nested(2, io.framewright.codec.msgpack.MsgpackErrorsTest.Dog.class)"
                        + "\n    .nested(number, each class that is a java.lang.Object in "
                        + Zoo.class.getName() + ".anything",
                "org.msgpack.value.Value");
    }

    record Anything(Object value) {}

    @Test
    void anOpenTypeTakesNumberedClassesOnly() {
        Codec<Anything> codec = MsgpackCodec.builder(Anything.class)
                .nested(1, Cat.class)
                .nested(2, String.class)
                .nested(3, List.class)
                .build();
        assertThat(Wire.hex(codec, new Anything(new Cat()))).isEqualTo("91920190");
        assertThat(Wire.hex(codec, new Anything(List.of("a", new Cat())))).isEqualTo("919203929202a161920190");
        for (Object value : List.of(new Cat(), "text", List.of("a", List.of(new Cat())))) {
            assertThat(Wire.roundTrip(codec, new Anything(value))).isEqualTo(new Anything(value));
        }
        assertThatThrownBy(() -> Wire.bytes(codec, new Anything(new Dog())))
                .hasMessage("Anything.value: io.framewright.codec.msgpack.MsgpackErrorsTest$Dog has no number, and the"
                        + " declared type is java.lang.Object; add\n    .nested(4,"
                        + " io.framewright.codec.msgpack.MsgpackErrorsTest.Dog.class)");
        assertThatThrownBy(() -> Wire.bytes(codec, new Anything(5)))
                .hasMessage("Anything.value: java.lang.Integer cannot be written where java.lang.Object is declared");
    }

    static class NoConstructor {
        NoConstructor(int ignored) {}
    }

    static class Final {
        @Position(0)
        final int value = Integer.parseInt("1");
    }

    static class TwoAtOne {
        @Position(1)
        int a;

        @Position(1)
        int b;
    }

    static class FarAway {
        @Position(1024)
        int a;
    }

    record NestedOptional(Optional<Optional<String>> value) {}

    record OptionalValue(Optional<Value> value) {}

    record Growing<T>(@Nullable Growing<List<T>> next) {}

    record Holder(Growing<String> growing) {}

    static class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static class OwnList extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    record SameName(@WireName("x") int a, @WireName("x") int b) {}

    enum Mixed {
        @WireNumber(1)
        A,
        B
    }

    enum Twice {
        @WireNumber(1)
        A,
        @WireNumber(1)
        B
    }

    @Test
    void classesThatCannotBeMessagesAreRefused() {
        cannotBeBuilt(NoConstructor.class, "has no constructor without parameters");
        cannotBeBuilt(Final.class, "Final.value is final and has no getter and setter");
        cannotBeBuilt(TwoAtOne.class, "has @Position(1) on a and on b");
        cannotBeBuilt(FarAway.class, "not between 0 and 1023");
        cannotBeBuilt(NestedOptional.class, "nil could not tell which of the two is empty");
        cannotBeBuilt(OptionalValue.class, "nil could not tell which of the two is empty");
        cannotBeBuilt(Holder.class, "grows without end");
        cannotBeBuilt(Failure.class, "extends the JDK's java.lang.RuntimeException");
        cannotBeBuilt(OwnList.class, "a collection of its own kind");
        cannotBeBuilt(SameName.class, "has the name \"x\" twice on the wire");
        cannotBeBuilt(Mixed.class, "with and without @WireNumber");
        cannotBeBuilt(Twice.class, "@WireNumber(1) on two constants");
        cannotBeBuilt(Thread.class, "java.lang.Thread", "cannot be part of a message");
        cannotBeBuilt(Runnable.class, "java.lang.Runnable");
    }
}
