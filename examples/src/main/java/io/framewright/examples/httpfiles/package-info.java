/** Serves the files of a directory over HTTP. */
@NullMarked
package io.framewright.examples.httpfiles;

import org.jspecify.annotations.NullMarked;
