package io.framewright.codec.testkit.evolution;

import org.jspecify.annotations.Nullable;

/**
 * A message before and after a change of its class, and what each side is expected to read of the other's bytes.
 *
 * @param change what happened between the two
 * @param was a message of the old class
 * @param now a message of the new class
 * @param oldBytes what the new reader makes of {@code was} if all goes well; null if this way shows nothing of interest
 *     or if nothing right can come out
 * @param newBytes what the old reader makes of {@code now} if all goes well; null as with {@code oldBytes}
 * @param oldBytesByPosition what the new reader makes of {@code was} if fields, or constants, are told apart by their
 *     places alone; null if that is no different
 * @param newBytesByPosition what the old reader makes of {@code now} in that case; null if that is no different
 * @param <W> the old class
 * @param <N> the new class
 */
public record Pair<W, N>(
        Change change,
        W was,
        N now,
        @Nullable N oldBytes,
        @Nullable W newBytes,
        @Nullable N oldBytesByPosition,
        @Nullable W newBytesByPosition) {

    /**
     * Makes a pair of which either side reads what the other wrote.
     *
     * @param change what happened between the two
     * @param was a message of the old class
     * @param now a message of the new class
     * @param <W> the old class
     * @param <N> the new class
     * @return the pair: each side's bytes are expected to become the other side's message
     */
    public static <W, N> Pair<W, N> equivalent(Change change, W was, N now) {
        return new Pair<>(change, was, now, now, was, null, null);
    }

    /**
     * Says what comes out where something is lost.
     *
     * @param oldBytes what the new reader makes of the old message; null if nothing right can come out
     * @param newBytes what the old reader makes of the new message; null if nothing right can come out
     * @return a pair that differs in these
     */
    public Pair<W, N> reading(@Nullable N oldBytes, @Nullable W newBytes) {
        return new Pair<>(change, was, now, oldBytes, newBytes, oldBytesByPosition, newBytesByPosition);
    }

    /**
     * Says what comes out where places alone count.
     *
     * @param oldBytes what the new reader makes of the old message; null if that is no different
     * @param newBytes what the old reader makes of the new message; null if that is no different
     * @return a pair that differs in these
     */
    public Pair<W, N> byPosition(@Nullable N oldBytes, @Nullable W newBytes) {
        return new Pair<>(change, was, now, this.oldBytes, this.newBytes, oldBytes, newBytes);
    }
}
