package io.framewright.codec.kryo;

import io.framewright.codec.Codec;
import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.EvolutionContract;
import io.framewright.codec.testkit.evolution.Outcome;
import io.framewright.codec.testkit.evolution.Pair;
import java.util.List;

/** Fields that say with which version they came. */
class KryoSinceEvolutionTest extends EvolutionContract {

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return KryoCodec.of(type);
    }

    @Override
    protected List<Pair<?, ?>> pairs() {
        return Versions.pairs();
    }

    @Override
    protected Outcome oldBytes(Change change) {
        return Outcome.reads();
    }

    @Override
    protected Outcome newBytes(Change change) {
        return Outcome.reads();
    }
}
