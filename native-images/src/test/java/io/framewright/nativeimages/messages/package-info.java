/** The messages of an application, which declares them itself. */
@NullMarked
package io.framewright.nativeimages.messages;

import org.jspecify.annotations.NullMarked;
