/** JBoss Marshalling, serial and river, deny by default. */
@NullMarked
package io.framewright.codec.marshalling;

import org.jspecify.annotations.NullMarked;
