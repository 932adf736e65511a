/** What the reachability metadata for native images declares, compared with what a run uses. */
@NullMarked
package io.framewright.nativeimages;

import org.jspecify.annotations.NullMarked;
