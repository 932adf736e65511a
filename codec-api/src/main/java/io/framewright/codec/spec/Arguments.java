package io.framewright.codec.spec;

import java.util.List;
import java.util.stream.Collectors;

/** What stands in parentheses behind a name. Immutable; read it with an {@link ArgumentReader}. */
public final class Arguments {

    /** No arguments at all. */
    public static final Arguments NONE = new Arguments(List.of(), "", 0);

    private final List<Argument> list;
    private final String source;
    private final int end;

    /**
     * Makes arguments that were parsed.
     *
     * @param list the arguments, as written
     * @param source the text that they were parsed from
     * @param end where a missing argument would have stood
     */
    Arguments(List<Argument> list, String source, int end) {
        this.list = List.copyOf(list);
        this.source = source;
        this.end = end;
    }

    /**
     * Lists the arguments.
     *
     * @return all of them, in the order of the text
     */
    public List<Argument> list() {
        return list;
    }

    /**
     * Begins to read the arguments.
     *
     * @return a reader that has read none yet
     */
    public ArgumentReader reader() {
        return new ArgumentReader(this);
    }

    /**
     * Makes an exception that points at the end of the arguments.
     *
     * @param problem what is missing
     * @return the exception, to be thrown
     */
    public SpecException problem(String problem) {
        return new SpecException(problem, source, end);
    }

    @Override
    public String toString() {
        return list.isEmpty() ? "" : list.stream().map(Argument::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
