package io.framewright.security;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A superclass that is not serializable, so that its constructor runs when an object is read. */
class ProofBase {

    /** What ran, in the order in which it did. */
    static final List<String> RAN = new CopyOnWriteArrayList<>();

    ProofBase() {
        count("the constructor");
    }

    static void count(String what) {
        RAN.add(what);
    }
}
