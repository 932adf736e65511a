/** A chat of browsers and programs over WebSocket. */
@NullMarked
package io.framewright.examples.websocket;

import org.jspecify.annotations.NullMarked;
