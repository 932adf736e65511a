package io.framewright.codec.marshalling;

import io.framewright.codec.Codec;
import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.EvolutionContract;
import io.framewright.codec.testkit.evolution.Outcome;
import io.framewright.codec.testkit.evolution.Pair;
import io.framewright.codec.testkit.evolution.Pairs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Beans change much as in Java serialization. */
class MarshallingEvolutionTest extends EvolutionContract {

    @Override
    protected List<Pair<?, ?>> pairs() {
        return Pairs.beans();
    }

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return MarshallingCodec.serial(type);
    }

    @Override
    protected Outcome oldBytes(Change change) {
        return switch (change) {
            case INT_WIDENED, FLOAT_WIDENED -> Outcome.fails("size", "in the message, but here it has");
            case CLASS_RENAMED -> Outcome.fails("$Client");
            default -> Outcome.reads();
        };
    }

    @Override
    protected Outcome newBytes(Change change) {
        return switch (change) {
            case INT_WIDENED, LONG_TOO_LARGE, FLOAT_WIDENED -> Outcome.fails("size", "in the message, but here it has");
            case FIELDS_APPENDED -> Outcome.fails("java.util.CollSer", "neither declared by a field nor listed");
            case ENUM_CONSTANT_UNKNOWN -> Outcome.fails("TOP");
            case CLASS_RENAMED -> Outcome.fails("$Customer");
            default -> Outcome.reads();
        };
    }

    @Override
    protected Optional<Path> documentation() {
        return Optional.of(Path.of("../docs/evolution.md"));
    }
}
