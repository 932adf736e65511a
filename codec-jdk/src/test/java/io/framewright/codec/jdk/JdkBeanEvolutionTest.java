package io.framewright.codec.jdk;

import io.framewright.codec.testkit.evolution.Pair;
import io.framewright.codec.testkit.evolution.Pairs;
import java.util.List;

/** Classes change as records do. */
class JdkBeanEvolutionTest extends JdkEvolutionTest {

    @Override
    protected List<Pair<?, ?>> pairs() {
        return Pairs.beans();
    }
}
