package io.framewright.framing;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecDecoratorProvider;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.Codecs;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.Term;
import java.util.ArrayList;
import java.util.List;

/** The second half of a protocol's spec: a codec's provider and its arguments, and the decorators around it. */
final class CodecChoice {

    private record Decorator(CodecDecoratorProvider provider, Arguments arguments) {}

    private final String spec;
    private final CodecProvider provider;
    private final Arguments arguments;
    private final List<Decorator> decorators;

    private CodecChoice(String spec, CodecProvider provider, Arguments arguments, List<Decorator> decorators) {
        this.spec = spec;
        this.provider = provider;
        this.arguments = arguments;
        this.decorators = decorators;
    }

    static CodecChoice of(CodecProvider provider) {
        return new CodecChoice(provider.name(), provider, Arguments.NONE, List.of());
    }

    /** Parses a codec's term and those of its decorators. */
    static CodecChoice parse(List<Term> terms) {
        Term first = terms.get(0);
        CodecProvider provider = Codecs.all().get(first.name());
        if (provider == null) {
            throw first.problem(Codecs.unknown(first.name()));
        }
        List<Decorator> decorators = new ArrayList<>();
        StringBuilder spec = new StringBuilder(first.toString());
        for (Term term : terms.subList(1, terms.size())) {
            decorators.add(new Decorator(decorator(term), term.arguments()));
            spec.append(" + ").append(term);
        }
        return new CodecChoice(spec.toString(), provider, first.arguments(), decorators);
    }

    private static CodecDecoratorProvider decorator(Term term) {
        CodecDecoratorProvider provider = Codecs.decorators().get(term.name());
        if (provider == null) {
            throw term.problem(Codecs.unknownDecorator(term.name()));
        }
        return provider;
    }

    <T> Codec<T> codec(MessageTypes<T> types, CodecOptions options) {
        Codec<T> codec = types.codec(provider, options.withArguments(arguments));
        for (Decorator decorator : decorators) {
            codec = decorator.provider().decorate(codec, decorator.arguments(), options.limits());
        }
        return codec;
    }

    @Override
    public String toString() {
        return spec;
    }
}
