/** The codec {@code json}: one JSON text per message, bound to classes by Jackson 3. */
@NullMarked
package io.framewright.codec.json;

import org.jspecify.annotations.NullMarked;
