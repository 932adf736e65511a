/** What the time servers and their clients have in common: messages, answers, options. */
@NullMarked
package io.framewright.examples.time;

import org.jspecify.annotations.NullMarked;
