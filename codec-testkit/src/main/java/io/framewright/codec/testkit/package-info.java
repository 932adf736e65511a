/**
 * What every codec must do, as JUnit tests that a codec's author extends, and what such tests are made of.
 *
 * <pre>{@code
 * class OrderCodecTest extends CodecContract<Order> {
 *
 *     @Override
 *     protected Codec<Order> codec(DecodeLimits limits) {
 *         return new OrderCodec(limits);
 *     }
 *
 *     @Override
 *     protected List<Order> samples() {
 *         return List.of(new Order(1, "tea"), new Order(2, ""));
 *     }
 * }
 * }</pre>
 *
 * <p>Leaks are found in every test class, contract or not, if the test JVM runs with
 *
 * <pre>
 * -Dio.netty.leakDetection.level=paranoid
 * -Dio.netty.customResourceLeakDetector=io.framewright.codec.testkit.LeakDetector
 * -Djunit.jupiter.extensions.autodetection.enabled=true
 * </pre>
 */
@NullMarked
package io.framewright.codec.testkit;

import org.jspecify.annotations.NullMarked;
