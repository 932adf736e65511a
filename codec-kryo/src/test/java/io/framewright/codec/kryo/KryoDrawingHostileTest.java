package io.framewright.codec.kryo;

import io.framewright.codec.kryo.KryoDrawingContractTest.Drawing;
import io.framewright.codec.testkit.HostileContract;

/** Records with fields of any class that were spoilt. */
class KryoDrawingHostileTest extends HostileContract<Drawing> {

    KryoDrawingHostileTest() {
        super(new KryoDrawingContractTest());
    }

    /** A field of any class holds the JDK classes that have a number, as docs/wire-format.md lists them. */
    @Override
    protected boolean admits(Class<?> type) {
        return type.isArray() || type.getPackageName().matches("java[.](lang|math|net|time|util|util[.]concurrent)");
    }
}
