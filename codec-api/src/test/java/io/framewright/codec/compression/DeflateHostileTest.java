package io.framewright.codec.compression;

import io.framewright.codec.testkit.HostileContract;

/** Deflated text that was spoilt. */
class DeflateHostileTest extends HostileContract<String> {

    DeflateHostileTest() {
        super(new DeflateCompressionTest());
    }
}
