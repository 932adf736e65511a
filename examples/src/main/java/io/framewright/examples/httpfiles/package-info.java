/**
 * Serves the files of a directory over HTTP.
 *
 * <pre>
 * ./framewright example http-files server --help
 * </pre>
 */
@NullMarked
package io.framewright.examples.httpfiles;

import org.jspecify.annotations.NullMarked;
