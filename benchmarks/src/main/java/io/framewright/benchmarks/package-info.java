/** What Framewright costs, measured by JMH beside Netty's stock handlers, and the comparison of codecs. */
@NullMarked
package io.framewright.benchmarks;

import org.jspecify.annotations.NullMarked;
