package io.framewright.codec.lz4;

import io.framewright.codec.testkit.HostileContract;

/** Compressed text that was spoilt. */
class Lz4HostileTest extends HostileContract<String> {

    Lz4HostileTest() {
        super(new Lz4CompressionTest());
    }

    /** A byte makes up to 255, for which the buffer doubles, and then text is made of it. */
    @Override
    protected int allocatedPerByte() {
        return 800;
    }
}
