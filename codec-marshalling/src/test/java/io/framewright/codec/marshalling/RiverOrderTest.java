package io.framewright.codec.marshalling;

import io.framewright.codec.testkit.Hostile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedList;
import java.util.List;

class RiverOrderTest extends OrderContract {

    @Override
    MarshallingCodec.Builder<Order> builder() {
        return MarshallingCodec.riverBuilder(Order.class);
    }

    @Override
    String goldenName() {
        return "river";
    }

    @Override
    protected List<Hostile> hostile() {
        return List.of(
                malformed("nothing", ""),
                malformed("a version only", "04"),
                malformed("another version", "05 01"),
                refused("null", "04 01"),
                refused("a string", river("order")),
                refused("a class of the message that is no message", river(Order.line("tea"))),
                malformed(
                        "two messages",
                        river(Order.empty()) + river(Order.empty()).substring(2)),
                malformed("clear the cache, without end", "04" + "36".repeat(100_000)),
                refused("a map of an unlisted class", river(new HashMap<>())),
                refused("a class where a line belongs", river(of(new ArrayList<>(List.of(String.class))))),
                refused(
                        "a class of a collection in a list that reads itself",
                        river(of(List.of(Order.line("tea"), LinkedList.class)))),
                refused("a map of 2^31-1 entries", "04 55 7fffffff 64"),
                refused("a proxy of 2^31-1 interfaces", "04 04 08 7fffffff"),
                refused("a proxy of a negative number of interfaces", "04 04 08 ffffffff"),
                refused("a proxy", "04 04 08 00000001 00000012" + ascii("java.lang.Runnable")),
                malformed("a class with 2^24-1 fields", "04 04 09 " + name("java.lang.Number") + "00ffffff"),
                malformed(
                        "a class with a negative number of fields",
                        "04 04 09 " + name("java.lang.Number") + "ffffffff"),
                malformed(
                        "an enum made like an object", "04 04 09 " + name(Order.State.class.getName()) + "00000000 16"),
                malformed(
                        "a class that is its own superclass",
                        "04 04 09 " + name("java.lang.Number") + "00000000 06 00000000"),
                overLimit("a string of 2^31-1 characters", "04 40 7fffffff"),
                malformed("a string of a million characters", "04 40 000f4240"),
                malformed("a string of 65536 characters", "04 3f 0000"),
                malformed("a class name of a negative length", "04 04 07 ffffffff"),
                overLimit("a class name of 2^31-1 characters", "04 04 07 7fffffff"),
                malformed("a string of 8 characters in a block", zone("32 06 07 00000008 55")),
                overLimit("a string of 2^31-1 characters in a block", zone("32 06 07 7fffffff 55")),
                overLimit("a string of 2^31-1 characters in blocks", zone("32 02 07 7f 32 01 ff 32 04 ffff 55 55")),
                overLimit("a string of 2^31-1 characters in a block of its own", zone("32 01 07 32 05 7fffffff 55")),
                overLimit("an old string of 2^31-1 characters", "04 04 14 7fffffff"),
                overLimit("an array above the limit", "04 44 7fffffff 24"),
                malformed("an array that is longer than the bytes", "04 44 00000fff 21"),
                overLimit("an old array above the limit", "04 04 1c 7fffffff"),
                malformed("an old array of negative length", "04 04 1c ffffffff"),
                overLimit("an array of objects above the limit", "04 44 7fffffff 14"),
                overLimit("booleans above the limit", "04 44 7fffffff 20"),
                overLimit("a list above the limit", "04 55 7fffffff 5a"),
                malformed("a list that is longer than the bytes", "04 55 0000ffff 5a"),
                refused("2^31-1 copies", "04 55 7fffffff 7b 01"),
                overLimit("unmodifiable lists in unmodifiable lists", "04" + "7d".repeat(100_000)),
                overLimit("pairs in pairs", "04" + "7701".repeat(100_000)),
                overLimit("copies in copies", "04" + "53017b".repeat(100_000)),
                overLimit("singletons in singletons", "04" + "5c".repeat(100_000)),
                overLimit("reversed comparators", "04" + "7a".repeat(100_000)),
                overLimit("arrays of arrays", "04 41" + "0d".repeat(100_000)),
                overLimit("lists in lists", "04" + "53015a".repeat(100_000)),
                overLimit("sets of enums in sets of enums", enumSets()),
                malformed("a table of objects", "04 03"),
                malformed("a class table where there is none", "04 04 10 00"));
    }

    /** Some of ten million mutated orders had them: {@link RiverClassObjectsTest}. */
    @SuppressWarnings("unchecked") // that is the point
    static Order of(List<?> lines) {
        return Order.of(1, (List<Order.Line>) lines, null);
    }

    private static String enumSets() {
        String name = Order.State.class.getName();
        String description = "0c" + HexFormat.of().toHexDigits(name.length()) + ascii(name);
        return "04 53 01 6a" + description + "53016a3bff".repeat(100_000);
    }

    /** A region's zone, of which java.time reads the name as a string: we had a bug where 4 GB were made for its length. */
    private static String zone(String blocks) {
        return "04 04 0a 0000000d" + ascii("java.time.Ser") + "955d84ba1b2248b2" + blocks + "35";
    }

    private static String river(Object object) {
        return Bytes.hex(WireProtocol.RIVER, object);
    }

    private static String name(String name) {
        return "3e" + HexFormat.of().toHexDigits((byte) name.length()) + ascii(name) + "0000000000000000";
    }
}
