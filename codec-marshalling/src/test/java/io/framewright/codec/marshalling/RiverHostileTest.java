package io.framewright.codec.marshalling;

import io.framewright.codec.testkit.HostileContract;
import java.util.List;

/** Orders of the river protocol that were spoilt. */
class RiverHostileTest extends HostileContract<Order> {

    RiverHostileTest() {
        super(new RiverOrderTest());
    }

    /** One byte of River says which list of the JDK stands for a {@code List}. */
    @Override
    protected boolean admits(Class<?> type) {
        return List.class.isAssignableFrom(type) && type.getPackageName().equals("java.util");
    }
}
