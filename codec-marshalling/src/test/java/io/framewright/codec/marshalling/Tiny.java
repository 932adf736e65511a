package io.framewright.codec.marshalling;

import java.io.Serializable;

/** The smallest useful message. */
record Tiny(int id, String name, long time) implements Serializable {

    private static final long serialVersionUID = 1L;
}
