package io.framewright.codec.marshalling;

import io.framewright.codec.testkit.Hostile;
import java.util.List;

class RiverTableOrderTest extends OrderContract {

    @Override
    MarshallingCodec.Builder<Order> builder() {
        return withTable(MarshallingCodec.riverBuilder(Order.class));
    }

    @Override
    String goldenName() {
        return "river with class table";
    }

    @Override
    protected List<Hostile> hostile() {
        return List.of(
                refused("a number that nobody has", "04 04 10 3d"),
                refused("a JDK class that is not declared", "04 04 10 24"),
                malformed("a number of six bytes", "04 04 10 808080808001"),
                malformed("a name where a number should be", "04 04 10 3e"),
                malformed("no digest", "04 04 10 00"),
                malformed("another digest", "04 04 10 00 00000000"),
                malformed("an enum made like an object", "04 04 10 41"),
                malformed("an object made like an enum", "04 04 13 0d 00000000"),
                malformed("a proxy class", "04 04 0f 0d"),
                malformed("an externalizer", "04 04 12 0d"));
    }
}
