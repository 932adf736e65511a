package io.framewright.codec.jdk;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.codec.testkit.Hostile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** The contract with numbers in place of class descriptions. */
class JdkClassTableTest extends JdkCodecTest {

    @Override
    protected Codec<Order> codec(DecodeLimits limits) {
        return JdkCodec.builder(Order.class)
                .nested(1, Order.Line.class)
                .nested(2, Order.State.class)
                .limits(limits)
                .classTable()
                .build();
    }

    @Override
    protected List<Golden<Order>> golden() {
        return List.of(new Golden<>(
                new Order(7, "Ann", List.of(Order.line("tea")), new EnumMap<>(Order.State.class), null, null),
                HexVectors.read("order.hex").hex("one line, class table")));
    }

    @Override
    protected List<Hostile> hostile() {
        List<Hostile> hostile = new ArrayList<>();
        hostile.add(refused("a number that nobody has", "aced 0005 73 72 3d 78 70"));
        hostile.add(refused("a JDK class that is not declared", "aced 0005 73 72 24 78 70"));
        hostile.add(malformed("a number of six bytes", "aced 0005 73 72 808080808001"));
        hostile.add(malformed("no digest", "aced 0005 73 72 00"));
        hostile.add(malformed("another digest", "aced 0005 73 72 00 00000000 78 70"));
        hostile.add(refused("arrays of arrays", "aced 0005 75 72 " + "3f".repeat(1_000) + "2c 78 70 00000000"));
        hostile.add(refused(
                "a class by its name",
                "aced 0005 73 72 3e" + "0011 6a6176612e7574696c2e486173684d6170" + "0507dac1c31660d1 02 0000 78 70"));
        hostile.add(refused("a proxy", "aced 0005 73 7d 00000001 0012 6a6176612e6c616e672e52756e6e61626c65"));
        return hostile;
    }

    private static Hostile refused(String name, String hex) {
        return new Hostile(name, hex, Reason.TYPE_NOT_ALLOWED);
    }

    private static Hostile malformed(String name, String hex) {
        return new Hostile(name, hex, Reason.MALFORMED);
    }
}
