/** Three ways to keep a connection, and what happens to requests when it breaks. */
@NullMarked
package io.framewright.examples.connection;

import org.jspecify.annotations.NullMarked;
