package io.framewright.codec.kryo;

import io.framewright.codec.testkit.evolution.Pair;
import io.framewright.codec.testkit.evolution.Pairs;
import java.util.List;

/** Classes change as records do. */
class KryoBeanEvolutionTest extends KryoEvolutionTest {

    @Override
    protected List<Pair<?, ?>> pairs() {
        return Pairs.beans();
    }
}
