package io.framewright.fuzz;

import io.framewright.codec.testkit.HostileContract;

/** Kryo's bytes, compressed by Zstandard, and then spoilt. */
class KryoZstdHostileTest extends HostileContract<Basket> {

    KryoZstdHostileTest() {
        super(Target.kryoZstd());
    }

    /** What a byte inflates to, and what is made of that: up to 33,000 bytes. */
    @Override
    protected int allocatedPerByte() {
        return 100_000;
    }
}
