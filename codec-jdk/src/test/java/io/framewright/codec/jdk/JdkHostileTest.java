package io.framewright.codec.jdk;

import io.framewright.codec.testkit.HostileContract;

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
}
