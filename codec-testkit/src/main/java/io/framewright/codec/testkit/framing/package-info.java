/**
 * What every framing must do, as JUnit tests that a framing's author extends.
 *
 * <pre>{@code
 * class LengthHeaderTest extends FramingContract {
 *
 *     @Override
 *     protected Framing framing() {
 *         return Framings.parse("length-header(4)");
 *     }
 *
 *     @Override
 *     protected List<Golden<byte[]>> golden() {
 *         return List.of(new Golden<>(new byte[] {7}, "00000001 07"));
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.framewright.codec.testkit.framing;

import org.jspecify.annotations.NullMarked;
