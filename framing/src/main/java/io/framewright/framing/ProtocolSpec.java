package io.framewright.framing;

import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.Term;
import java.util.List;
import java.util.Set;

/** The two halves of a protocol's spec, told apart by the names of the framing decorators. */
record ProtocolSpec(Framing framing, CodecChoice codec) {

    static ProtocolSpec parse(String text) {
        List<Term> terms = Spec.parse(text).terms();
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
}
