package io.framewright.codec.jdk;

import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.testkit.Hostile;
import io.framewright.codec.testkit.HostileContract;
import java.util.List;

/** Serialized orders that were spoilt. */
class JdkHostileTest extends HostileContract<Order> {

    JdkHostileTest() {
        super(new JdkCodecTest());
    }

    /**
     * {@link java.io.ObjectInputStream} makes room for 65,535 characters when a string's two bytes of length say so, and once
     * more for wide ones: {@code aced0005 7372 ffff}.
     */
    @Override
    protected int allocatedAnyway() {
        return 256 * 1024;
    }

    @Override
    protected List<Hostile> greedy() {
        return List.of(
                new Hostile("a class name of 65,535 bytes", "aced0005 7372 ffff", Reason.MALFORMED),
                new Hostile(
                        "and one that begins with a wide character", "aced0005 7372 ffff e4b896", Reason.MALFORMED));
    }
}
