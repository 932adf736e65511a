package io.framewright.codec.testkit.evolution;

import io.framewright.codec.Codec;

/** The contract for Java's serialization, whose rules are known. */
class SerializationEvolution extends EvolutionContract {

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return new SerializationCodec<>(type);
    }

    @Override
    protected Outcome oldBytes(Change change) {
        return switch (change) {
            case INT_WIDENED, FLOAT_WIDENED -> Outcome.fails("incompatible types for field size");
            case CLASS_RENAMED -> Outcome.fails("$Client");
            default -> Outcome.reads();
        };
    }

    @Override
    protected Outcome newBytes(Change change) {
        return switch (change) {
            case INT_WIDENED, FLOAT_WIDENED, LONG_TOO_LARGE -> Outcome.fails("incompatible types for field size");
            case ENUM_CONSTANT_UNKNOWN -> Outcome.fails("TOP");
            case CLASS_RENAMED -> Outcome.fails("$Customer");
            default -> Outcome.reads();
        };
    }
}
