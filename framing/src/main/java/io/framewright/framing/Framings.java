package io.framewright.framing;

import io.framewright.codec.internal.Services;
import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.SpecException;
import io.framewright.codec.spec.Term;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;

/** Finds framings by name among the {@link FramingProvider}s that are registered with {@link java.util.ServiceLoader}. */
public final class Framings {

    private Framings() {}

    /**
     * Makes a framing from its spec, decorators included.
     *
     * @param spec such as {@code length-header(4, max=64KiB) + crc32c}
     * @return the framing
     * @throws SpecException if the text does not parse, names what does not exist, or has arguments that do not go
     *     together, saying where and what was expected
     */
    public static Framing parse(String spec) {
        List<Term> terms = Spec.parse(spec).terms();
        Framing framing = parse(terms.get(0));
        for (Term term : terms.subList(1, terms.size())) {
            framing = decorate(framing, term);
        }
        return framing;
    }

    /**
     * Lists the framings that are there.
     *
     * @return providers by name, in the order of their names
     * @throws ServiceConfigurationError if two providers have the same name
     */
    public static Map<String, FramingProvider> all() {
        return Services.byName(FramingProvider.class, FramingProvider::name);
    }

    /**
     * Lists the framing decorators that are there.
     *
     * @return providers by name, in the order of their names
     * @throws ServiceConfigurationError if two providers have the same name
     */
    public static Map<String, FramingDecoratorProvider> decorators() {
        return Services.byName(FramingDecoratorProvider.class, FramingDecoratorProvider::name);
    }

    static Framing parse(Term term) {
        Map<String, FramingProvider> all = all();
        FramingProvider provider = all.get(term.name());
        if (provider == null) {
            throw term.problem(
                    "no framing is named '" + term.name() + "', expected one of " + String.join(", ", all.keySet()));
        }
        return pointing(term, () -> provider.parse(term.arguments()));
    }

    static Framing decorate(Framing framing, Term term) {
        Map<String, FramingDecoratorProvider> all = decorators();
        FramingDecoratorProvider provider = all.get(term.name());
        if (provider == null) {
            throw term.problem("no framing decorator is named '" + term.name() + "', expected one of "
                    + String.join(", ", all.keySet()));
        }
        return pointing(term, () -> provider.decorate(framing, term.arguments()));
    }

    /** Lets faults in how arguments go together point at the term, as faults in one argument point at that. */
    private static Framing pointing(Term term, Supplier<Framing> made) {
        try {
            return made.get();
        } catch (SpecException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw term.problem(String.valueOf(e.getMessage()));
        }
    }
}
