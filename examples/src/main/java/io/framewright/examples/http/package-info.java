/** What the examples over HTTP have in common: a server, and a loop that answers one request of a connection at a time. */
@NullMarked
package io.framewright.examples.http;

import org.jspecify.annotations.NullMarked;
