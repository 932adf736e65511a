package io.framewright.codec.testkit.evolution;

import java.util.List;
import java.util.stream.Collectors;

/** What comes of reading the bytes of another version of a message. */
public sealed interface Outcome {

    /** The value that the {@link Pair} expects. */
    record Reads() implements Outcome {}

    /**
     * The value that the {@link Pair} expects where places alone count.
     *
     * @param text what that means, for the table
     */
    record ReadsByPosition(String text) implements Outcome {}

    /**
     * Some other message.
     *
     * @param message what comes out
     * @param text what that means, for the table
     */
    record ReadsAs(Object message, String text) implements Outcome {}

    /**
     * A {@link io.framewright.codec.DecodeException}.
     *
     * @param words what its message contains
     */
    record Fails(List<String> words) implements Outcome {
        /** Prints what the table says. */
        @Override
        public String toString() {
            return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", ", "fails: ", ""));
        }
    }

    /**
     * What is missing is null, 0 or empty, what is too much is skipped, and all else arrives.
     *
     * @return the outcome
     */
    static Outcome reads() {
        return new Reads();
    }

    /**
     * Fields, or constants, are told apart by their places alone.
     *
     * @param text what that means, for the table, such as {@code "keeps its value"}
     * @return the outcome
     */
    static Outcome readsByPosition(String text) {
        return new ReadsByPosition(text);
    }

    /**
     * Something else comes out.
     *
     * @param message what comes out
     * @param text what that means, for the table, such as {@code "the value is cut to 32 bits"}
     * @return the outcome
     */
    static Outcome readsAs(Object message, String text) {
        return new ReadsAs(message, text);
    }

    /**
     * A {@link io.framewright.codec.DecodeException} that says what differs.
     *
     * @param words what its message contains; at least one
     * @return the outcome
     * @throws IllegalArgumentException if there is none: an error that says nothing helps nobody
     */
    static Outcome fails(String... words) {
        if (words.length == 0) {
            throw new IllegalArgumentException("say what the error's message contains");
        }
        return new Fails(List.of(words));
    }
}
