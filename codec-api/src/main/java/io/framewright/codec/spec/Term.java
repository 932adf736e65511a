package io.framewright.codec.spec;

/**
 * One name of a spec, with its arguments. Two terms are equal if they print the same.
 *
 * @param name the name of a framing, a codec or a decorator
 * @param arguments what stands in parentheses behind it
 * @param source the text that the term was parsed from
 * @param position where the term stands in that text
 */
public record Term(String name, Arguments arguments, String source, int position) {

    /**
     * Makes an exception that points at this term.
     *
     * @param problem what is wrong with it, and what was expected
     * @return the exception, to be thrown
     */
    public SpecException problem(String problem) {
        return new SpecException(problem, source, position);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Term term && term.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return name + arguments;
    }
}
