package io.framewright.security.evil;

import java.io.Serializable;

/** A class of a package below one that has listed classes. */
public final class Order implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Made by tests. */
    public Order() {}
}
