package io.framewright.codec.marshalling;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.testkit.CodecContract;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.codec.testkit.Hostile;
import io.framewright.codec.testkit.Limited;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedList;
import java.util.List;

/** What holds for both protocols, with and without a class table. */
abstract class OrderContract extends CodecContract<Order> {

    static final DecodeLimits LIMITS = DecodeLimits.DEFAULT;

    abstract MarshallingCodec.Builder<Order> builder();

    /** The vector's name in orders.hex. */
    abstract String goldenName();

    @Override
    protected Codec<Order> codec(DecodeLimits limits) {
        return builder().limits(limits).build();
    }

    static MarshallingCodec.Builder<Order> withTable(MarshallingCodec.Builder<Order> builder) {
        return builder.nested(1, Order.Line.class).nested(2, Order.State.class).classTable();
    }

    @Override
    protected List<Order> samples() {
        return List.of(
                Order.empty(),
                Order.of(Integer.MAX_VALUE, List.of(Order.line("tea"), Order.line("")), null),
                Order.of(-1, new ArrayList<>(List.of(Order.line("x".repeat(3_000)))), Order.empty()));
    }

    static Order oneLine() {
        return new Order(7, "Ann", List.of(Order.line("tea")), new EnumMap<>(Order.State.class), null, null);
    }

    @Override
    protected List<Golden<Order>> golden() {
        return List.of(new Golden<>(oneLine(), HexVectors.read("orders.hex").hex(goldenName())));
    }

    @Override
    protected List<Order> unencodable() {
        return List.of(
                new Order(1, "a number", List.of(), new EnumMap<>(Order.State.class), new Unlisted(), null),
                Order.of(1, Collections.synchronizedList(new ArrayList<>()), null),
                chain(300));
    }

    /** A number that no message declares. */
    private static final class Unlisted extends Number {

        private static final long serialVersionUID = 1L;

        @Override
        public int intValue() {
            return 0;
        }

        @Override
        public long longValue() {
            return 0;
        }

        @Override
        public float floatValue() {
            return 0;
        }

        @Override
        public double doubleValue() {
            return 0;
        }
    }

    static Hostile malformed(String name, String hex) {
        return new Hostile(name, hex, Reason.MALFORMED);
    }

    static Hostile refused(String name, String hex) {
        return new Hostile(name, hex, Reason.TYPE_NOT_ALLOWED);
    }

    static Hostile overLimit(String name, String hex) {
        return new Hostile(name, hex, Reason.LIMIT_EXCEEDED);
    }

    static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    @SuppressWarnings("JdkObsolete") // a list without an array inside
    protected List<Limited<Order>> limited() {
        List<Order.Line> ten = Collections.nCopies(10, Order.line("tea"));
        byte[] digits = new byte[10_000];
        digits[0] = 1;
        Order number = new Order(1, null, List.of(), new EnumMap<>(Order.State.class), new BigInteger(digits), null);
        return List.of(
                new Limited<>(chain(20), LIMITS.withMaxDepth(21), LIMITS.withMaxDepth(20)),
                elements(Order.of(1, new ArrayList<>(ten), null)),
                elements(Order.of(1, new LinkedList<>(ten), null)),
                elements(Order.of(1, List.copyOf(ten), null)),
                new Limited<>(
                        Order.of(1, List.of(Order.line("x".repeat(1000))), null),
                        LIMITS.withMaxBytes(1000),
                        LIMITS.withMaxBytes(999)),
                new Limited<>(
                        Order.of(1, List.of(Order.line("x".repeat(200))), null),
                        LIMITS.withMaxBytes(200),
                        LIMITS.withMaxBytes(199)),
                new Limited<>(number, LIMITS.withMaxBytes(10_000), LIMITS.withMaxBytes(9_999)));
    }

    private static Limited<Order> elements(Order order) {
        return new Limited<>(order, LIMITS.withMaxElements(10), LIMITS.withMaxElements(9));
    }

    /** Orders in orders, as many as is said, each without content. */
    static Order chain(int length) {
        Order order = null;
        for (int i = 0; i < length; i++) {
            order = new Order(i, null, List.of(), new EnumMap<>(Order.State.class), null, order);
        }
        return order == null ? Order.empty() : order;
    }
}
