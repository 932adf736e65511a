package io.framewright.codec.zstd;

import io.framewright.codec.testkit.HostileContract;

/** Compressed text that was spoilt. */
class ZstdHostileTest extends HostileContract<String> {

    ZstdHostileTest() {
        super(new ZstdCompressionTest());
    }

    /** A byte makes up to 33,000, for which the buffer doubles, and then text is made of it. */
    @Override
    protected int allocatedPerByte() {
        return 100_000;
    }
}
