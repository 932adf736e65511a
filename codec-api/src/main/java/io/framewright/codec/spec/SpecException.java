package io.framewright.codec.spec;

/** A spec does not parse, or names something that does not exist. The message shows where, and what was expected. */
public final class SpecException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String spec;
    private final int position;

    /**
     * Makes an exception.
     *
     * @param problem what is wrong, and what was expected
     * @param spec the whole text
     * @param position the index of the offending character in the text, its length if the text ends too early
     */
    public SpecException(String problem, String spec, int position) {
        super(problem + "\n  " + spec + "\n  " + " ".repeat(position) + "^");
        this.problem = problem;
        this.spec = spec;
        this.position = position;
    }

    /**
     * Tells what is wrong, without the picture of where.
     *
     * @return one sentence
     */
    public String problem() {
        return problem;
    }

    /**
     * Tells which text is wrong.
     *
     * @return the whole text
     */
    public String spec() {
        return spec;
    }

    /**
     * Tells where the text is wrong.
     *
     * @return the index of the offending character, the text's length if it ends too early
     */
    public int position() {
        return position;
    }
}
