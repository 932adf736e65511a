package io.framewright.codec.marshalling;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A message that declares nothing about its content. */
record Envelope(@Nullable Object content) implements Serializable {

    private static final long serialVersionUID = 1L;
}
