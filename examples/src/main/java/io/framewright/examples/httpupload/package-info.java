/**
 * Takes files from browsers and from the command line, and hands them out again.
 *
 * <pre>
 * ./framewright example http-upload server --help
 * </pre>
 */
@NullMarked
package io.framewright.examples.httpupload;

import org.jspecify.annotations.NullMarked;
