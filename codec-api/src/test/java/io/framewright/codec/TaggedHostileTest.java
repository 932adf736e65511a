package io.framewright.codec;

import io.framewright.codec.testkit.HostileContract;

/** Tags that were spoilt. */
class TaggedHostileTest extends HostileContract<Object> {

    TaggedHostileTest() {
        super(new TaggedCodecTest());
    }
}
