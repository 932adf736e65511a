/**
 * How a codec takes messages whose classes changed over the years, as JUnit tests that a codec's author extends.
 *
 * <pre>{@code
 * class OrderCodecEvolutionTest extends EvolutionContract {
 *
 *     @Override
 *     protected <T> Codec<T> codec(Class<T> type) {
 *         return new OrderCodec<>(type);
 *     }
 *
 *     @Override
 *     protected Outcome oldBytes(Change change) {
 *         return change == Change.CLASS_RENAMED ? Outcome.fails("Client") : Outcome.reads();
 *     }
 *
 *     @Override
 *     protected Outcome newBytes(Change change) {
 *         return switch (change) {
 *             case LONG_TOO_LARGE -> Outcome.fails("5000000000", "int");
 *             case ENUM_CONSTANT_UNKNOWN -> Outcome.fails("TOP");
 *             case CLASS_RENAMED -> Outcome.fails("Customer");
 *             default -> Outcome.reads();
 *         };
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.framewright.codec.testkit.evolution;

import org.jspecify.annotations.NullMarked;
