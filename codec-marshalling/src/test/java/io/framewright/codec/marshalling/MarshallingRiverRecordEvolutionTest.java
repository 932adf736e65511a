package io.framewright.codec.marshalling;

import io.framewright.codec.Codec;

/** Records in River. */
class MarshallingRiverRecordEvolutionTest extends MarshallingRecordEvolutionTest {

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return MarshallingCodec.river(type);
    }
}
