/**
 * What Framewright costs, measured by JMH beside Netty's stock handlers, and the comparison of codecs.
 *
 * <pre>
 * ./framewright compare
 * java -jar benchmarks/target/benchmarks.jar Splitting -p framing=length-header
 * </pre>
 */
@NullMarked
package io.framewright.benchmarks;

import org.jspecify.annotations.NullMarked;
