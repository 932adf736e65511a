/** MessagePack with a binding of its own. */
@NullMarked
package io.framewright.codec.msgpack;

import org.jspecify.annotations.NullMarked;
