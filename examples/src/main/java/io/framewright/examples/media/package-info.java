/**
 * The messages that the examples and the comparison send: the MediaContent sample of jvm-serializers, which benchmarks
 * of serializers have shared for years, and a tiny and a large one beside it.
 */
@NullMarked
package io.framewright.examples.media;

import org.jspecify.annotations.NullMarked;
