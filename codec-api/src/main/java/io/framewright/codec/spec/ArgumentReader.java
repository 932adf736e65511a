package io.framewright.codec.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes arguments one by one, and complains at the end about those that nobody took. Not safe for use from several
 * threads.
 *
 * <pre>{@code
 * ArgumentReader reader = arguments.reader();
 * boolean strict = reader.flag("strict");
 * int max = reader.option("max").map(Argument::size).orElse(DEFAULT_MAX);
 * reader.end();
 * }</pre>
 */
public final class ArgumentReader {

    private final Arguments arguments;
    private final List<Argument> rest;
    private final List<String> known = new ArrayList<>();

    ArgumentReader(Arguments arguments) {
        this.arguments = arguments;
        this.rest = new ArrayList<>(arguments.list());
    }

    /**
     * Takes the next argument that has no key. Take flags first.
     *
     * @return the argument, or nothing if none is left
     */
    public Optional<Argument> next() {
        Optional<Argument> next =
                rest.stream().filter(argument -> argument.key() == null).findFirst();
        next.ifPresent(rest::remove);
        return next;
    }

    /**
     * Takes the next argument that has no key, which must exist. Take flags first.
     *
     * @param what what the argument is, for the error
     * @return the argument
     * @throws SpecException if none is left
     */
    public Argument required(String what) {
        return next().orElseThrow(() -> arguments.problem("expected " + what));
    }

    /**
     * Takes an argument by its key.
     *
     * @param key what stands before the equals sign
     * @return the argument, or nothing if there is none
     * @throws SpecException if there are several
     */
    public Optional<Argument> option(String key) {
        known.add(key + "=");
        List<Argument> found =
                rest.stream().filter(argument -> key.equals(argument.key())).toList();
        return take(found);
    }

    /**
     * Takes a flag: a word without a key.
     *
     * @param word the flag
     * @return whether it was there
     * @throws SpecException if it was there twice
     */
    public boolean flag(String word) {
        known.add(word);
        List<Argument> found = rest.stream()
                .filter(argument -> argument.key() == null
                        && !argument.quoted()
                        && argument.text().equals(word))
                .toList();
        return take(found).isPresent();
    }

    /**
     * Ends the reading.
     *
     * @throws SpecException if an argument is left that nobody took
     */
    public void end() {
        if (!rest.isEmpty()) {
            Argument argument = rest.get(0);
            String expected = known.isEmpty() ? "no further argument" : "one of " + String.join(", ", known);
            throw argument.problem("unexpected argument " + argument + ", expected " + expected);
        }
    }

    private Optional<Argument> take(List<Argument> found) {
        if (found.size() > 1) {
            throw found.get(1).problem(found.get(1) + " is given twice");
        }
        rest.removeAll(found);
        return found.stream().findFirst();
    }
}
