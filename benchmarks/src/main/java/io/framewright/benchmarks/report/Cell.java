package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Format;
import io.framewright.benchmarks.Measured;
import java.util.Optional;

/**
 * One place of a table.
 *
 * @param text what stands there
 * @param tone how it is meant
 */
record Cell(String text, Tone tone) {

    /** What is not there. */
    static final Cell NONE = new Cell("–", Tone.MUTED);

    /** How a cell is meant. */
    enum Tone {
        NAME,
        PLAIN,
        MUTED,
        /** Faster or smaller than what it is compared with, by more than the errors. */
        BETTER,
        /** Slower or larger than what it is compared with, by more than the errors; it has a sign of its own too. */
        WORSE
    }

    static Cell name(String text) {
        return new Cell(text, Tone.NAME);
    }

    static Cell of(String text) {
        return new Cell(text, Tone.PLAIN);
    }

    static Cell nanos(Optional<Measured> nanos) {
        return nanos.map(value -> of(Format.nanos(value))).orElse(NONE);
    }

    static Cell perSecond(Optional<Measured> messages) {
        return messages.map(value -> of(Format.perSecond(value))).orElse(NONE);
    }

    static Cell bytes(Optional<Measured> bytes) {
        return bytes.map(value -> of(Format.bytes(value.value()))).orElse(NONE);
    }

    /** How many times the other's time ours goes into: the more the better. */
    static Cell speedup(Optional<Measured> ours, Optional<Measured> other) {
        return ratio(other, ours);
    }

    /** How many times as much the first is as the second: the more the better. */
    static Cell ratio(Optional<Measured> more, Optional<Measured> less) {
        if (more.isEmpty() || less.isEmpty()) {
            return NONE;
        }
        double ratio = more.get().ratioTo(less.get());
        String text = Format.times(ratio);
        if (!more.get().differsFrom(less.get())) {
            return new Cell(text, Tone.PLAIN);
        }
        return ratio > 1 ? new Cell(text, Tone.BETTER) : new Cell("▼ " + text, Tone.WORSE);
    }
}
