/**
 * The same messages as in {@link io.framewright.examples.media}, generated from the files in {@code src/main/proto}, and
 * the way from one to the other.
 */
@NullMarked
package io.framewright.examples.proto;

import org.jspecify.annotations.NullMarked;
