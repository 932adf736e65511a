package io.framewright.fuzz;

import io.framewright.codec.testkit.HostileContract;

/** Text that was compressed by LZ4, and then spoilt. */
class JsonLz4HostileTest extends HostileContract<Basket> {

    JsonLz4HostileTest() {
        super(Target.jsonLz4());
    }
}
