/** Takes files from browsers and from the command line, and hands them out again. */
@NullMarked
package io.framewright.examples.httpupload;

import org.jspecify.annotations.NullMarked;
