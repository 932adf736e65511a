package io.framewright.codec.marshalling;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** A class that no message lists. Whatever of its code runs while a message is read is counted. */
final class Bomb extends BombBase implements Serializable {

    private static final long serialVersionUID = 1L;

    static {
        BombBase.executed("its initializer");
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        executed("readObject");
        in.defaultReadObject();
    }

    private Object readResolve() {
        executed("readResolve");
        return this;
    }

    @Override
    public int hashCode() {
        executed("hashCode");
        return 1;
    }

    @Override
    public boolean equals(Object other) {
        executed("equals");
        return other instanceof Bomb;
    }
}
