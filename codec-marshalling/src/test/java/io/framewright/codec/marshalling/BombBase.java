package io.framewright.codec.marshalling;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Not serializable, so that reading a {@link Bomb} would call this constructor. */
class BombBase {

    /** What was executed. It is here, because asking the class itself would initialize it. */
    static final List<String> EXECUTED = new CopyOnWriteArrayList<>();

    BombBase() {
        executed("its constructor");
    }

    static void executed(String what) {
        EXECUTED.add(what);
    }
}
