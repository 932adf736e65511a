/** An object with a large attachment, through every codec. */
@NullMarked
package io.framewright.examples.attachments;

import org.jspecify.annotations.NullMarked;
