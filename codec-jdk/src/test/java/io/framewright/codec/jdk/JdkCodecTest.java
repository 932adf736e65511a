package io.framewright.codec.jdk;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.HashCollections;
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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedList;
import java.util.List;

class JdkCodecTest extends CodecContract<Order> {

    private static final DecodeLimits LIMITS = DecodeLimits.DEFAULT;

    @Override
    protected Codec<Order> codec(DecodeLimits limits) {
        return new JdkCodec<>(Order.class, limits, List.of(), HashCollections.REFUSED);
    }

    @Override
    protected List<Order> samples() {
        return List.of(
                Order.empty(),
                Order.of(Integer.MAX_VALUE, List.of(Order.line("tea"), Order.line("")), null),
                Order.of(-1, new ArrayList<>(List.of(Order.line("x".repeat(3_000)))), Order.empty()));
    }

    @Override
    protected List<Golden<Order>> golden() {
        return List.of(new Golden<>(
                new Order(7, "Ann", List.of(Order.line("tea")), new EnumMap<>(Order.State.class), null, null),
                HexVectors.read("order.hex").hex("one line")));
    }

    @Override
    protected List<Order> unencodable() {
        Number unlisted = new Number() {
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
        };
        return List.of(
                new Order(1, "a number", List.of(), new EnumMap<>(Order.State.class), unlisted, null),
                Order.of(1, Collections.synchronizedList(new ArrayList<>()), null),
                chain(300));
    }

    @Override
    protected List<Hostile> hostile() {
        return List.of(
                new Hostile("nothing", "", Reason.MALFORMED),
                new Hostile("a header only", "aced 0005", Reason.MALFORMED),
                new Hostile("another header", "aced 0004 70", Reason.MALFORMED),
                new Hostile("null", "aced 0005 70", Reason.TYPE_NOT_ALLOWED),
                new Hostile("a string", Streams.hex("order"), Reason.TYPE_NOT_ALLOWED),
                new Hostile(
                        "a class of the message that is no message",
                        Streams.hex(Order.line("tea")),
                        Reason.TYPE_NOT_ALLOWED),
                new Hostile("block data", "aced 0005 77 04 00000001", Reason.MALFORMED),
                new Hostile(
                        "two messages",
                        Streams.hex(Order.empty()) + Streams.hex(Order.empty()).substring(8),
                        Reason.MALFORMED),
                new Hostile("a reset without end", "aced 0005" + "79".repeat(100_000), Reason.MALFORMED),
                new Hostile("exceptions in exceptions", "aced 0005" + "7b".repeat(100_000), Reason.MALFORMED),
                new Hostile("exceptions of objects", "aced 0005" + "7b73".repeat(100_000), Reason.MALFORMED),
                new Hostile(
                        "superclasses without end",
                        "aced 0005 73" + superclass().repeat(10_000),
                        Reason.LIMIT_EXCEEDED),
                new Hostile("a map of an unlisted class", Streams.hex(new HashMap<>()), Reason.TYPE_NOT_ALLOWED),
                new Hostile(
                        "a proxy",
                        "aced 0005 73 7d 00000001 0012" + ascii("java.lang.Runnable"),
                        Reason.TYPE_NOT_ALLOWED),
                new Hostile(
                        "a class name that begins like a listed one",
                        Streams.hex(Order.empty()).replace(ascii(".Order"), ascii(".OrdeX")),
                        Reason.TYPE_NOT_ALLOWED),
                new Hostile("an array that is longer than the bytes", array("[B", "00000fff"), Reason.MALFORMED),
                new Hostile("an array above the limit", array("[J", "7fffffff"), Reason.LIMIT_EXCEEDED),
                new Hostile(
                        "an array of objects above the limit",
                        array("[Ljava.lang.String;", "7fffffff"),
                        Reason.LIMIT_EXCEEDED),
                new Hostile("an array of arrays", array("[[[[[[[[B", "00000001"), Reason.TYPE_NOT_ALLOWED));
    }

    private static String superclass() {
        return "72 0010" + ascii("java.lang.Number") + "86ac951d0b94e08b 02 0000 78";
    }

    private static String array(String name, String length) {
        return "aced 0005 75 72 " + HexFormat.of().toHexDigits((short) name.length()) + ascii(name)
                + "0000000000000000 02 0000 78 70" + length;
    }

    private static String ascii(String text) {
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
                        Order.of(1, List.of(Order.line("ü".repeat(1000))), null),
                        LIMITS.withMaxBytes(2000),
                        LIMITS.withMaxBytes(1999)),
                new Limited<>(number, LIMITS.withMaxBytes(10_000), LIMITS.withMaxBytes(9_999)),
                new Limited<>(
                        new Order(
                                1,
                                "two objects, and three collections",
                                new ArrayList<>(),
                                new EnumMap<>(Order.State.class),
                                null,
                                null),
                        LIMITS.withMaxObjects(4),
                        LIMITS.withMaxObjects(3)));
    }

    private static Limited<Order> elements(Order order) {
        return new Limited<>(order, LIMITS.withMaxElements(10), LIMITS.withMaxElements(9));
    }

    /** Orders in orders, as many as is said, each without content. */
    private static Order chain(int length) {
        Order order = null;
        for (int i = 0; i < length; i++) {
            order = new Order(i, null, List.of(), new EnumMap<>(Order.State.class), null, order);
        }
        return order == null ? Order.empty() : order;
    }
}
