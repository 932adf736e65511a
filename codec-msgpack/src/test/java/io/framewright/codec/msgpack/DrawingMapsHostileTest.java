package io.framewright.codec.msgpack;

import io.framewright.codec.msgpack.DrawingContract.Drawing;
import io.framewright.codec.testkit.HostileContract;

/** Records in maps that were spoilt, with any values at all. */
class DrawingMapsHostileTest extends HostileContract<Drawing> {

    DrawingMapsHostileTest() {
        super(new DrawingMapsContractTest());
    }

    /** A field of any value holds those of the library. */
    @Override
    protected boolean admits(Class<?> type) {
        return type.getPackageName().startsWith("org.msgpack.value");
    }
}
