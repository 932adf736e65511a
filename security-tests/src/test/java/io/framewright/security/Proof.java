package io.framewright.security;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;

/** A class that no message lists. Whatever of its code runs is counted. */
class Proof extends ProofBase implements Serializable {

    private static final long serialVersionUID = 1L;

    static {
        count("its initializer");
    }

    /** An enum that no message lists. */
    enum Color {
        RED;

        static {
            count("the enum's initializer");
        }
    }

    /** What a proxy asks. */
    static final class Handler extends ProofBase implements InvocationHandler, Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            count("invoke");
            return null;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            count("the handler's readObject");
            in.defaultReadObject();
        }
    }

    /** In a message's bytes, {@link Proof} takes the place of this class, whose name is as long. */
    static class Plain implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        count("readObject");
        in.defaultReadObject();
    }

    private Object readResolve() {
        count("readResolve");
        return this;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal", "Finalize"}) // the proof is that it never runs
    protected void finalize() {
        count("finalize");
    }

    @Override
    public int hashCode() {
        count("hashCode");
        return 1;
    }

    @Override
    public boolean equals(Object other) {
        count("equals");
        return other instanceof Proof;
    }
}
