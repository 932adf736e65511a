package io.framewright.security;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** A message that may hold anything listed. */
record Item(Object content) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** One that holds a list. */
    record Several(List<Object> contents) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** One that holds a map. */
    record Table(Map<Object, Object> contents) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** One that holds an array. */
    record Row(Object[] contents) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
