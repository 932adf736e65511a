package io.framewright.fuzz;

import io.framewright.codec.testkit.HostileContract;

/** Text that was compressed by LZ4, and then spoilt. */
class JsonLz4HostileTest extends HostileContract<Basket> {

    JsonLz4HostileTest() {
        super(Target.jsonLz4());
    }

    /** What a byte inflates to, and what is made of that: up to 255 bytes. */
    @Override
    protected int allocatedPerByte() {
        return 800;
    }
}
