package io.framewright.codec.kryo;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.testkit.CodecContract;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.codec.testkit.Hostile;
import io.framewright.codec.testkit.Limited;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records with sealed hierarchies, numbers, maps, arrays and fields of any class. */
class KryoDrawingContractTest extends CodecContract<KryoDrawingContractTest.Drawing> {

    sealed interface Shape permits Circle, Square, Group {}

    record Circle(double radius) implements Shape {}

    record Square(int side, @Nullable Object tag) implements Shape {}

    record Group(List<? extends Shape> shapes) implements Shape {}

    /** Has no fields. */
    record Marker() {}

    @SuppressWarnings("ArrayRecordComponent") // arrays are what is tested
    record Drawing(
            @Nullable Shape shape,
            Map<String, Integer> counts,
            int[] points,
            String[] names,
            Set<Marker> markers,
            Optional<Shape> background,
            @Nullable Object anything) {

        Drawing(@Nullable Shape shape, @Nullable Object anything) {
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
                    Arrays.deepHashCode(new @Nullable Object[] {anything}));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Drawing that && parts().equals(that.parts());
        }

        @Override
        public int hashCode() {
            return Objects.hash(parts());
        }
    }

    private static Shape nested(int depth) {
        Shape shape = new Circle(1);
        for (int i = 0; i < depth; i++) {
            shape = new Group(List.of(shape));
        }
        return shape;
    }

    @Override
    protected Codec<Drawing> codec(DecodeLimits limits) {
        return KryoCodec.builder(Drawing.class)
                .nested(1, Circle.class)
                .nested(2, Square.class)
                .nested(300, Group.class)
                .limits(limits)
                .build();
    }

    @Override
    protected List<Drawing> samples() {
        return List.of(
                new Drawing(null, null),
                full(),
                new Drawing(nested(10), new Object[] {1, "a", null, new byte[] {1, 2}, new String[] {"b", "c"}}),
                new Drawing(new Square(1, List.of(1L, Map.of("a", 'b'))), new HashSet<>(Set.of(1.5, 2.5f))));
    }

    private static Drawing full() {
        return new Drawing(
                new Group(Arrays.asList(new Circle(0.5), null, new Square(-3, "tag"))),
                Map.of("one", 1),
                new int[] {1, -1, 1 << 30},
                new String[] {"a", "", "ü"},
                Set.of(new Marker()),
                Optional.of(new Circle(2)),
                new BigDecimal("12345678901234567890.123"));
    }

    @Override
    protected List<Golden<Drawing>> golden() {
        return List.of(new Golden<>(full(), HexVectors.read("kryo.hex").hex("drawing")));
    }

    @Override
    protected List<Drawing> unencodable() {
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);
        return List.of(
                new Drawing(null, new Marker()),
                new Drawing(null, Thread.currentThread()),
                new Drawing(null, cycle),
                new Drawing(nested(100), null));
    }

    /** What a drawing begins with. */
    private static final String HEADER = "07 1a";

    @Override
    protected List<Hostile> hostile() {
        return List.of(
                new Hostile("nested class 4 as anything", HEADER + "44", Reason.TYPE_NOT_ALLOWED),
                new Hostile("JDK class 63", HEADER + "3f", Reason.TYPE_NOT_ALLOWED),
                new Hostile("lists in lists", HEADER + "32 02".repeat(1000), Reason.LIMIT_EXCEEDED),
                new Hostile("sets in sets", HEADER + "36 02".repeat(1000), Reason.LIMIT_EXCEEDED),
                new Hostile("a number without digits", HEADER + "0a 01", Reason.MALFORMED),
                new Hostile("a number of 2^28 bytes", HEADER + "0a 80 80 80 80 01", Reason.LIMIT_EXCEEDED),
                new Hostile("a string that is null, as an object", HEADER + "09 80", Reason.MALFORMED),
                new Hostile("a circle as the counts", HEADER + "00 00 40 00", Reason.MALFORMED));
    }

    @Override
    protected List<Limited<Drawing>> limited() {
        DecodeLimits limits = DecodeLimits.DEFAULT;
        return List.of(
                new Limited<>(new Drawing(nested(3), null), limits.withMaxDepth(8), limits.withMaxDepth(7)),
                new Limited<>(new Drawing(null, new byte[100]), limits.withMaxBytes(100), limits.withMaxBytes(99)),
                new Limited<>(new Drawing(null, new long[10]), limits.withMaxBytes(80), limits.withMaxBytes(79)),
                new Limited<>(new Drawing(null, new String[5]), limits.withMaxElements(5), limits.withMaxElements(4)),
                new Limited<>(
                        new Drawing(null, new ArrayList<>(List.of(1, 2, 3))),
                        limits.withMaxElements(3),
                        limits.withMaxElements(2)));
    }
}
