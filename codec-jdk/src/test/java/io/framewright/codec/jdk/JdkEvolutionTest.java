package io.framewright.codec.jdk;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.EvolutionContract;
import io.framewright.codec.testkit.evolution.Outcome;
import java.nio.file.Path;
import java.util.Optional;

class JdkEvolutionTest extends EvolutionContract {

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return Codecs.named("jdk").codecFor(type, CodecOptions.DEFAULT);
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
            case INT_WIDENED, LONG_TOO_LARGE, FLOAT_WIDENED -> Outcome.fails("incompatible types for field size");
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
