package io.framewright.fuzz;

import io.framewright.codec.testkit.HostileContract;

/** Kryo's bytes, compressed by Zstandard, and then spoilt. */
class KryoZstdHostileTest extends HostileContract<Basket> {

    KryoZstdHostileTest() {
        super(Target.kryoZstd());
    }
}
