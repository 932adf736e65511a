package io.framewright.codec.json;

import io.framewright.codec.Codec;
import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.EvolutionContract;
import io.framewright.codec.testkit.evolution.Outcome;
import java.nio.file.Path;
import java.util.Optional;

class JsonEvolutionTest extends EvolutionContract {

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return JsonCodec.of(type);
    }

    @Override
    protected Outcome oldBytes(Change change) {
        return Outcome.reads();
    }

    @Override
    protected Outcome newBytes(Change change) {
        return switch (change) {
            case LONG_TOO_LARGE -> Outcome.fails("5000000000", "out of range");
            case ENUM_CONSTANT_UNKNOWN -> Outcome.fails("TOP", "not one of the values accepted");
            default -> Outcome.reads();
        };
    }

    @Override
    protected Optional<Path> documentation() {
        return Optional.of(Path.of("../docs/evolution.md"));
    }
}
