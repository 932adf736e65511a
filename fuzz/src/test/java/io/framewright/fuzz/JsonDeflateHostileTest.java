package io.framewright.fuzz;

import io.framewright.codec.testkit.HostileContract;

/** Text that was deflated, and then spoilt. */
class JsonDeflateHostileTest extends HostileContract<Basket> {

    JsonDeflateHostileTest() {
        super(Target.jsonDeflate());
    }
}
