package io.framewright.codec.msgpack;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.testkit.CodecContract;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.codec.testkit.Hostile;
import io.framewright.codec.testkit.Limited;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** Records with sealed hierarchies, numbers, maps, arrays and any values at all. */
abstract class DrawingContract extends CodecContract<DrawingContract.Drawing> {

    sealed interface Shape permits Circle, Square, Group {}

    record Circle(double radius) implements Shape {}

    record Square(int side, @Nullable String tag) implements Shape {}

    record Group(List<? extends @Nullable Shape> shapes) implements Shape {}

    record Marker() {}

    @SuppressWarnings("ArrayRecordComponent") // arrays are what is tested
    record Drawing(
            @Nullable Shape shape,
            Map<String, Integer> counts,
            int[] points,
            String[] names,
            Set<Marker> markers,
            Optional<Shape> background,
            @Nullable Value anything) {

        Drawing(@Nullable Shape shape, @Nullable Value anything) {
            this(shape, Map.of(), new int[0], new String[0], Set.of(), Optional.empty(), anything);
        }

        private List<@Nullable Object> parts() {
            return Arrays.asList(
                    shape,
                    counts,
                    Arrays.hashCode(points),
                    List.of(names),
                    markers,
                    background,
                    anything == null ? ValueFactory.newNil() : anything);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Drawing that && parts().equals(that.parts());
        }

        @Override
        public int hashCode() {
            return parts().hashCode();
        }
    }

    abstract MsgpackCodec.Builder<Drawing> configured(MsgpackCodec.Builder<Drawing> builder);

    /** The name of the golden bytes. */
    abstract String vector();

    private static Shape nested(int depth) {
        Shape shape = new Circle(1);
        for (int i = 0; i < depth; i++) {
            shape = new Group(List.of(shape));
        }
        return shape;
    }

    private static Value arrays(int depth) {
        Value value = ValueFactory.newInteger(1);
        for (int i = 0; i < depth; i++) {
            value = ValueFactory.newArray(value);
        }
        return value;
    }

    @Override
    protected Codec<Drawing> codec(DecodeLimits limits) {
        return configured(MsgpackCodec.builder(Drawing.class)
                        .nested(1, Circle.class)
                        .nested(2, Square.class)
                        .nested(300, Group.class)
                        .limits(limits))
                .build();
    }

    @Override
    protected List<Drawing> samples() {
        return List.of(
                new Drawing(null, null),
                full(),
                new Drawing(nested(10), arrays(10)),
                new Drawing(
                        new Square(1, null),
                        ValueFactory.newMap(
                                ValueFactory.newString("a"), ValueFactory.newBinary(new byte[] {1}),
                                ValueFactory.newNil(), ValueFactory.newTimestamp(5, 6))));
    }

    private static Drawing full() {
        return new Drawing(
                new Group(Arrays.asList(new Circle(0.5), null, new Square(-3, "tag"))),
                Map.of("one", 1),
                new int[] {1, -1, 1 << 30},
                new String[] {"a", "", "ü"},
                Set.of(new Marker()),
                Optional.of(new Circle(2)),
                ValueFactory.newExtension((byte) 7, new byte[] {1, 2, 3}));
    }

    @Override
    protected List<Golden<Drawing>> golden() {
        return List.of(new Golden<>(full(), HexVectors.read("msgpack.hex").hex(vector())));
    }

    @Override
    protected List<Drawing> unencodable() {
        return List.of(new Drawing(nested(100), null), new Drawing(null, arrays(100)));
    }

    /** The bytes of a Drawing before its shape, and between that and anything. */
    abstract String before();

    abstract String between();

    @Override
    protected List<Hostile> hostile() {
        String rest = "c0".repeat(14);
        String anything = before() + "c0" + between();
        return List.of(
                new Hostile("nested class 4 as the shape", before() + "92 04 90" + rest, Reason.TYPE_NOT_ALLOWED),
                new Hostile("a shape that is nil behind its number", before() + "92 01 c0" + rest, Reason.MALFORMED),
                new Hostile("a shape without a number", before() + "91 01" + rest, Reason.MALFORMED),
                new Hostile("a shape with a class's name", before() + "92 a1 41 90" + rest, Reason.MALFORMED),
                new Hostile("values 100,000 deep", anything + "91".repeat(100_000) + "c0", Reason.LIMIT_EXCEEDED),
                new Hostile("maps 100,000 deep", anything + "81 c0".repeat(100_000) + "c0", Reason.LIMIT_EXCEEDED),
                new Hostile("an array of 2^31 - 1 anything", anything + "dd 7f ff ff ff", Reason.MALFORMED),
                new Hostile("a map of 2^31 - 1 anything", anything + "df 7f ff ff ff", Reason.MALFORMED),
                new Hostile("binary of 2^32 - 1 bytes", anything + "c6 ff ff ff ff", Reason.MALFORMED),
                new Hostile("an extension of 2^31 - 1 bytes", anything + "c9 7f ff ff ff 01", Reason.MALFORMED),
                new Hostile("a string of 2^32 - 1 bytes", anything + "db ff ff ff ff", Reason.MALFORMED),
                new Hostile("the reserved byte as anything", anything + "c1", Reason.MALFORMED),
                new Hostile("a timestamp of 5 bytes", anything + "c7 05 ff 0000000000", Reason.MALFORMED),
                new Hostile("10^9 nanoseconds", anything + "c7 0c ff 3b9aca00 0000000000000000", Reason.MALFORMED),
                new Hostile(
                        "sizes that promise much more than comes", anything + "dc 00 40".repeat(40), Reason.MALFORMED));
    }

    @Override
    protected List<Limited<Drawing>> limited() {
        DecodeLimits limits = DecodeLimits.DEFAULT;
        Drawing longs = new Drawing(
                null, Map.of(), new int[100], new String[0], Set.of(), Optional.empty(), ValueFactory.newNil());
        Drawing bytes = new Drawing(null, ValueFactory.newBinary(new byte[100]));
        return List.of(
                new Limited<>(new Drawing(nested(3), null), limits.withMaxDepth(8), limits.withMaxDepth(7)),
                new Limited<>(new Drawing(null, arrays(5)), limits.withMaxDepth(6), limits.withMaxDepth(5)),
                new Limited<>(longs, limits.withMaxBytes(400), limits.withMaxBytes(399)),
                new Limited<>(bytes, limits.withMaxBytes(100), limits.withMaxBytes(99)),
                new Limited<>(new Drawing(null, threeNumbers()), limits.withMaxElements(3), limits.withMaxElements(2)),
                new Limited<>(new Drawing(null, threeNumbers()), limits.withMaxObjects(8), limits.withMaxObjects(7)));
    }

    private static Value threeNumbers() {
        return ValueFactory.newArray(
                ValueFactory.newInteger(1), ValueFactory.newInteger(2), ValueFactory.newInteger(3));
    }
}
