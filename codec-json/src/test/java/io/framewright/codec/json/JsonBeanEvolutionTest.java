package io.framewright.codec.json;

import io.framewright.codec.testkit.evolution.Pair;
import io.framewright.codec.testkit.evolution.Pairs;
import java.util.List;

/** Classes change as records do. */
class JsonBeanEvolutionTest extends JsonEvolutionTest {

    @Override
    protected List<Pair<?, ?>> pairs() {
        return Pairs.beans();
    }
}
