package io.framewright.framing;

import io.framewright.codec.Codecs;
import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.Term;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.stream.Stream;

/** The two halves of a protocol's spec, told apart by the names of the framing decorators. */
record ProtocolSpec(Framing framing, CodecChoice codec) {

    static ProtocolSpec parse(String text) {
        List<Term> terms = Spec.parse(text).terms();
        requireUniqueNames();
        Framing framing = Framings.parse(terms.get(0));
        Set<String> decorators = Framings.decorators().keySet();
        int next = 1;
        while (next < terms.size() && decorators.contains(terms.get(next).name())) {
            framing = Framings.decorate(framing, terms.get(next++));
        }
        if (next == terms.size()) {
            Term last = terms.get(next - 1);
            throw last.problem("expected a codec behind the framing, such as \"" + text.strip() + " + json\"");
        }
        return new ProtocolSpec(framing, CodecChoice.parse(terms.subList(next, terms.size())));
    }

    /** A name says by itself what kind of thing it names: else a spec could mean two things. */
    private static void requireUniqueNames() {
        Set<String> names = new HashSet<>();
        Stream.of(Framings.all(), Framings.decorators(), Codecs.all(), Codecs.decorators())
                .flatMap(providers -> providers.keySet().stream())
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ServiceConfigurationError(
                            "'" + name + "' names two of a framing, a codec and their decorators");
                });
    }
}
