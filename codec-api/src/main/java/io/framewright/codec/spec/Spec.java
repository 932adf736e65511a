package io.framewright.codec.spec;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A parsed spec: its terms, as written. What the names mean is not its business.
 *
 * @param terms the terms, from the wire inwards; at least one
 */
public record Spec(List<Term> terms) {

    /**
     * Copies the terms, and checks that there is one.
     *
     * @param terms the terms, from the wire inwards; at least one
     */
    public Spec {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a spec has at least one term");
        }
    }

    /**
     * Parses a spec.
     *
     * @param text the spec's text
     * @return the spec
     * @throws SpecException if the text is not a spec, saying where and what was expected
     */
    public static Spec parse(String text) {
        return new SpecParser(text).spec();
    }

    @Override
    public String toString() {
        return terms.stream().map(Term::toString).collect(Collectors.joining(" + "));
    }
}
