package io.framewright.security;

import java.io.Serializable;

/** A key that counts, and whose hash is the same for all. */
record Key(int number) implements Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public int hashCode() {
        Fired.fire();
        return 1;
    }

    @Override
    public boolean equals(Object other) {
        Fired.fire();
        return other instanceof Key key && key.number == number;
    }
}
