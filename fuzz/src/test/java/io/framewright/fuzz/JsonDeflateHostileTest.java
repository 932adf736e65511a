package io.framewright.fuzz;

import io.framewright.codec.testkit.HostileContract;

/** Text that was deflated, and then spoilt. */
class JsonDeflateHostileTest extends HostileContract<Basket> {

    JsonDeflateHostileTest() {
        super(Target.jsonDeflate());
    }

    /** What a byte inflates to, and what is made of that: up to 1,030 bytes. */
    @Override
    protected int allocatedPerByte() {
        return 3_100;
    }
}
