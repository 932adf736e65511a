package io.framewright.security;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/** Stands for Groovy's MethodClosure until it is written: the names have the same length. */
final class GroovyClosureStub implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String NAME = "org.codehaus.groovy.runtime.MethodClosure";

    /** Puts the gadget's name in place of the stub's. */
    static byte[] rename(byte[] bytes) {
        return rename(bytes, GroovyClosureStub.class.getName(), NAME);
    }

    /** Puts another name of the same length in place of a name. */
    static byte[] rename(byte[] bytes, String name, String other) {
        if (name.length() != other.length()) {
            throw new IllegalArgumentException(name + " is not as long as " + other);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace(name, other)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
