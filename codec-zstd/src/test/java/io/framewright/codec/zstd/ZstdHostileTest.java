package io.framewright.codec.zstd;

import io.framewright.codec.testkit.HostileContract;

/** Compressed text that was spoilt. */
class ZstdHostileTest extends HostileContract<String> {

    ZstdHostileTest() {
        super(new ZstdCompressionTest());
    }
}
