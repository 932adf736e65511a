/**
 * What this library's artifacts share among themselves. Public for the compiler only: its module exports it to them and to
 * nobody else, and any version may change it.
 */
@NullMarked
package io.framewright.codec.internal;

import org.jspecify.annotations.NullMarked;
