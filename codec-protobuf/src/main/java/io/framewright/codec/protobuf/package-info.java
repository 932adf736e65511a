/** Generated Protocol Buffers messages. */
@NullMarked
package io.framewright.codec.protobuf;

import org.jspecify.annotations.NullMarked;
