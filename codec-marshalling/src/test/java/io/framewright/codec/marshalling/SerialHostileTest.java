package io.framewright.codec.marshalling;

import io.framewright.codec.testkit.HostileContract;

/** Orders of the serial protocol that were spoilt. */
class SerialHostileTest extends HostileContract<Order> {

    SerialHostileTest() {
        super(new SerialOrderTest());
    }
}
