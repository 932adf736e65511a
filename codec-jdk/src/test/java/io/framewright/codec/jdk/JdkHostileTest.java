package io.framewright.codec.jdk;

import io.framewright.codec.testkit.HostileContract;

/** Serialized orders that were spoilt. */
class JdkHostileTest extends HostileContract<Order> {

    JdkHostileTest() {
        super(new JdkCodecTest());
    }
}
