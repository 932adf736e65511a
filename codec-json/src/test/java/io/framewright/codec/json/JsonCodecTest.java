package io.framewright.codec.json;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.testkit.CodecContract;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.codec.testkit.Hostile;
import io.framewright.codec.testkit.Limited;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class JsonCodecTest extends CodecContract<Order> {

    private static final DecodeLimits LIMITS = DecodeLimits.DEFAULT;

    @Override
    protected Codec<Order> codec(DecodeLimits limits) {
        return JsonCodec.of(Order.class, CodecOptions.DEFAULT.withLimits(limits));
    }

    @Override
    protected List<Order> samples() {
        return List.of(
                Order.empty(),
                Order.of(Integer.MAX_VALUE, List.of(Order.line("tea"), Order.line("")), null),
                Order.of(2, List.of(Order.line("half a pair \uD83D"), Order.line("\uDE00 and its other half")), null),
                Order.of(-1, List.of(Order.line("x".repeat(9_000))), Order.empty()));
    }

    @Override
    protected List<Golden<Order>> golden() {
        return List.of(new Golden<>(
                Order.of(7, List.of(Order.line("tea")), null),
                HexVectors.read("order.hex").hex()));
    }

    @Override
    protected List<Order> unencodable() {
        return List.of(weighing(Double.NaN), weighing(Double.NEGATIVE_INFINITY), chain(600));
    }

    private static Order weighing(double weight) {
        return new Order(1, null, Order.State.PLACED, List.of(), Map.of("net", weight), null, null, null);
    }

    @Override
    protected List<Hostile> hostile() {
        return List.of(
                malformed("nothing", ""),
                malformed("white space", " \t\r\n"),
                malformed("null", "null"),
                malformed("another shape", "[]"),
                malformed("two messages", "{} {}"),
                malformed("a comment", "{/* */}"),
                malformed("names without quotes", "{id:1}"),
                malformed("a trailing comma", "{\"id\":1,}"),
                malformed("a name that occurs twice", "{\"id\":1,\"id\":1}"),
                malformed("a fraction for an integer", "{\"id\":\"1.5\"}"),
                malformed("an integer that is too large", "{\"id\":2147483648}"),
                malformed("an exponent for an integer", "{\"id\":1e1000000000}"),
                malformed("an enum by number", "{\"state\":1}"),
                malformed("an enum by its string", "{\"state\":\"not the name\"}"),
                malformed("NaN", "{\"weights\":{\"net\":NaN}}"),
                malformed("NaN in quotes", "{\"weights\":{\"net\":\"NaN\"}}"),
                malformed("-Infinity in quotes", "{\"weights\":{\"net\":\"-Infinity\"}}"),
                malformed("a number that is too large", "{\"weights\":{\"net\":1e999}}"),
                new Hostile("a byte order mark", "efbbbf 7b7d", Reason.MALFORMED),
                new Hostile("UTF-16, big-endian", "007b 007d", Reason.MALFORMED),
                new Hostile("UTF-16, little-endian", "7b00 7d00", Reason.MALFORMED),
                new Hostile("UTF-16 with a mark", "feff 007b 007d", Reason.MALFORMED),
                new Hostile("UTF-32", "0000007b 0000007d", Reason.MALFORMED),
                new Hostile("an overlong slash", customer("c0af"), Reason.MALFORMED),
                new Hostile("an overlong zero", customer("e08080"), Reason.MALFORMED),
                new Hostile("half a surrogate pair", customer("eda080"), Reason.MALFORMED),
                new Hostile("a character above the last one", customer("f4908080"), Reason.MALFORMED),
                new Hostile("a continuation alone", customer("80"), Reason.MALFORMED),
                new Hostile("Latin-1", customer("fc"), Reason.MALFORMED),
                malformed("arrays in arrays", "[".repeat(100_000)),
                exceeding("unknown arrays in arrays", "{\"unknown\":" + "[".repeat(100_000)),
                exceeding("objects in objects", "{\"next\":".repeat(1000)),
                exceeding("an exponent for a big integer", "{\"number\":1e1000000000}"),
                exceeding("a number of many digits", "{\"number\":" + "1".repeat(1001) + "}"),
                exceeding("a price of many digits", "{\"lines\":[{\"price\":" + "1".repeat(1001) + "}]}"),
                exceeding("a long name", "{\"" + "x".repeat(50_001) + "\":1}"),
                exceeding("many unknown values", "{\"unknown\":[" + "1,".repeat(1_000_000) + "1]}"));
    }

    private static Hostile malformed(String name, String text) {
        return new Hostile(name, Texts.hex(text), Reason.MALFORMED);
    }

    private static Hostile exceeding(String name, String text) {
        return new Hostile(name, Texts.hex(text), Reason.LIMIT_EXCEEDED);
    }

    private static String customer(String hex) {
        return Texts.hex("{\"customer\":\"abc") + hex + Texts.hex("\"}");
    }

    @Override
    protected List<Limited<Order>> limited() {
        List<Order.Line> ten = Collections.nCopies(10, Order.line("tea"));
        return List.of(
                new Limited<>(chain(20), LIMITS.withMaxDepth(21), LIMITS.withMaxDepth(20)),
                new Limited<>(Order.of(1, ten, null), LIMITS.withMaxElements(10), LIMITS.withMaxElements(9)),
                new Limited<>(
                        Order.of(1, List.of(Order.line("x".repeat(1000))), null),
                        LIMITS.withMaxBytes(1000),
                        LIMITS.withMaxBytes(999)),
                new Limited<>(Order.empty(), LIMITS.withMaxObjects(9), LIMITS.withMaxObjects(8)));
    }

    /** Orders in orders, as many as is said; the last one's lists are a level of their own. */
    private static Order chain(int length) {
        @Nullable Order order = null;
        for (int i = 0; i < length; i++) {
            order = new Order(i, null, Order.State.PLACED, List.of(), Map.of(), null, null, order);
        }
        return order == null ? Order.empty() : order;
    }
}
