package io.framewright.codec.msgpack;

import io.framewright.codec.msgpack.DrawingContract.Drawing;
import io.framewright.codec.testkit.HostileContract;
import java.math.BigInteger;

/** Records in arrays that were spoilt, with any values at all. */
class DrawingArraysHostileTest extends HostileContract<Drawing> {

    DrawingArraysHostileTest() {
        super(new DrawingArraysContractTest());
    }

    /** A field of any value holds those of the library, which keeps 64 bits without a sign as a BigInteger. */
    @Override
    protected boolean admits(Class<?> type) {
        return type.getPackageName().startsWith("org.msgpack.value") || type == BigInteger.class;
    }
}
