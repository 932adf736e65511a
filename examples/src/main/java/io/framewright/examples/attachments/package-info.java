/**
 * An object with a large attachment, through every codec.
 *
 * <pre>
 * ./framewright example attachments server --help
 * </pre>
 */
@NullMarked
package io.framewright.examples.attachments;

import org.jspecify.annotations.NullMarked;
