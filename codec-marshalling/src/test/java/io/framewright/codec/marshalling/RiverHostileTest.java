package io.framewright.codec.marshalling;

import io.framewright.codec.testkit.HostileContract;

/** Orders of the river protocol that were spoilt. */
class RiverHostileTest extends HostileContract<Order> {

    RiverHostileTest() {
        super(new RiverOrderTest());
    }
}
