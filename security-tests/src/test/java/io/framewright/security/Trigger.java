package io.framewright.security;

import java.io.Serializable;

/** What a gadget is aimed at. Its methods are those that a gadget can call by reflection. */
public final class Trigger implements Runnable, Serializable {

    private static final long serialVersionUID = 1L;

    /** Made by whoever aims a gadget. */
    public Trigger() {}

    @Override
    public void run() {
        Fired.fire();
    }

    /**
     * A bean's property.
     *
     * @return anything that can be compared
     */
    public Integer getFired() {
        Fired.fire();
        return 1;
    }
}
