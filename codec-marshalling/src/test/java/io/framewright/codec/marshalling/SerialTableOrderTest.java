package io.framewright.codec.marshalling;

import io.framewright.codec.testkit.Hostile;
import java.util.List;

class SerialTableOrderTest extends OrderContract {

    @Override
    MarshallingCodec.Builder<Order> builder() {
        return withTable(MarshallingCodec.serialBuilder(Order.class));
    }

    @Override
    String goldenName() {
        return "serial with class table";
    }

    @Override
    protected List<Hostile> hostile() {
        return List.of(
                refused("a number that nobody has", "aced 0005 73 f0 77 01 3d 78"),
                refused("a JDK class that is not declared", "aced 0005 73 f0 77 01 24 78"),
                malformed("a number of six bytes", "aced 0005 73 f0 77 06 808080808001 78"),
                malformed("a name where a number should be", "aced 0005 73 f0 77 01 3e 78"),
                malformed("no digest", "aced 0005 73 f0 77 01 00 78"),
                malformed("another digest", "aced 0005 73 f0 77 05 00 00000000 78"),
                malformed("more than a number", "aced 0005 73 f0 77 02 15 15 78"),
                refused("arrays of arrays", "aced 0005 75 f0 77 ff " + "3f".repeat(255) + "78"));
    }
}
