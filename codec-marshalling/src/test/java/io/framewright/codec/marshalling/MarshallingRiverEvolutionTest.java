package io.framewright.codec.marshalling;

import io.framewright.codec.Codec;

/** The same, in River. */
class MarshallingRiverEvolutionTest extends MarshallingEvolutionTest {

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return MarshallingCodec.river(type);
    }
}
