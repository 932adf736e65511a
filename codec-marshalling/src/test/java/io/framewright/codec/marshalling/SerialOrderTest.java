package io.framewright.codec.marshalling;

import io.framewright.codec.testkit.Hostile;
import io.framewright.codec.testkit.Limited;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;

class SerialOrderTest extends OrderContract {

    @Override
    MarshallingCodec.Builder<Order> builder() {
        return MarshallingCodec.serialBuilder(Order.class);
    }

    @Override
    String goldenName() {
        return "serial";
    }

    @Override
    protected List<Hostile> hostile() {
        return List.of(
                malformed("nothing", ""),
                malformed("a header only", "aced 0005"),
                malformed("another header", "aced 0004 70"),
                refused("null", "aced 0005 70"),
                refused("a string", serial("order")),
                refused("a class of the message that is no message", serial(Order.line("tea"))),
                malformed(
                        "an empty block",
                        serial(Order.of(1, List.of(Order.line("tea")), null)).replaceFirst("7704", "77007704")),
                malformed("block data", "aced 0005 77 04 00000001"),
                malformed(
                        "two messages",
                        serial(Order.empty()) + serial(Order.empty()).substring(8)),
                malformed("a reset without end", "aced 0005" + "79".repeat(100_000)),
                malformed("exceptions in exceptions", "aced 0005" + "7b".repeat(100_000)),
                malformed(
                        "superclasses without end",
                        "aced 0005 73" + superclass().repeat(10_000)),
                malformed(
                        "descriptions in descriptions",
                        "aced 0005 76" + description().repeat(10_000)),
                refused("a map of an unlisted class", serial(new HashMap<>())),
                refused("a proxy", "aced 0005 73 7d 00000001 0012" + ascii("java.lang.Runnable")),
                refused("a proxy of 2^31-1 interfaces", "aced 0005 73 7d 7fffffff"),
                refused(
                        "a class name that begins like a listed one",
                        serial(Order.empty()).replace(ascii(".Order"), ascii(".OrdeX"))),
                malformed("an array that is longer than the bytes", array("[B", "00000fff")),
                overLimit("an array above the limit", array("[J", "7fffffff")),
                malformed("an array of negative length", array("[J", "ffffffff")),
                overLimit("an array of objects above the limit", array("[Ljava.lang.String;", "7fffffff")),
                refused("an array of arrays", array("[[[[[[[[B", "00000001")),
                overLimit("a string above the limit", "aced 0005 7c 7fffffffffffffff"),
                malformed("a class with more fields than bytes", "aced 0005 73 " + head("java.lang.Number", "02 ffff")),
                malformed(
                        "an enum made like an object",
                        "aced 0005 73 " + head(Order.State.class.getName(), "02 0000 78 70")),
                malformed("a table of objects", "aced 0005 f1"),
                malformed("a class table where there is none", "aced 0005 73 f0 77 01 00 78"));
    }

    private static String serial(Object object) {
        return Bytes.hex(WireProtocol.SERIAL, object);
    }

    private static String head(String name, String rest) {
        return "72" + HexFormat.of().toHexDigits((short) name.length()) + ascii(name) + "0000000000000000" + rest;
    }

    private static String superclass() {
        return head("java.lang.Number", "02 0000 78");
    }

    private static String description() {
        return head("java.lang.Number", "02 0000 76");
    }

    private static String array(String name, String length) {
        return "aced 0005 75 " + head(name, "02 0000 78 70" + length);
    }

    @Override
    protected List<Limited<Order>> limited() {
        List<Limited<Order>> limited = new ArrayList<>(super.limited());
        limited.add(new Limited<>(
                Order.of(1, List.of(Order.line("ü".repeat(1000))), null),
                LIMITS.withMaxBytes(2000),
                LIMITS.withMaxBytes(1999)));
        limited.add(new Limited<>(
                new Order(1, null, Collections.emptyList(), new EnumMap<>(Order.State.class), null, null),
                LIMITS.withMaxObjects(4),
                LIMITS.withMaxObjects(3)));
        return limited;
    }
}
