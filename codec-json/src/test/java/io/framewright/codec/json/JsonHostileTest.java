package io.framewright.codec.json;

import io.framewright.codec.testkit.HostileContract;

/** Text that was spoilt. */
class JsonHostileTest extends HostileContract<Order> {

    JsonHostileTest() {
        super(new JsonCodecTest());
    }
}
