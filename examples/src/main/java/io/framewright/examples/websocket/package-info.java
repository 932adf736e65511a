/**
 * A chat of browsers and programs over WebSocket.
 *
 * <pre>
 * ./framewright example websocket server --help
 * </pre>
 */
@NullMarked
package io.framewright.examples.websocket;

import org.jspecify.annotations.NullMarked;
