package io.framewright.codec.compression;

import io.framewright.codec.testkit.HostileContract;

/** Deflated text that was spoilt. */
class DeflateHostileTest extends HostileContract<String> {

    DeflateHostileTest() {
        super(new DeflateCompressionTest());
    }

    /** A byte makes up to 1,030, for which the buffer doubles, and then text is made of it. */
    @Override
    protected int allocatedPerByte() {
        return 3_100;
    }
}
