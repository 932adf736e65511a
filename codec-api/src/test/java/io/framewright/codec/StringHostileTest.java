package io.framewright.codec;

import io.framewright.codec.testkit.HostileContract;

/** What is no UTF-8. */
class StringHostileTest extends HostileContract<String> {

    StringHostileTest() {
        super(new StringCodecTest().new Utf8());
    }
}
