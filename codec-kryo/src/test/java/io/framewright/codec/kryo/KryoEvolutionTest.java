package io.framewright.codec.kryo;

import io.framewright.codec.Codec;
import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.EvolutionContract;
import io.framewright.codec.testkit.evolution.Outcome;
import java.nio.file.Path;
import java.util.Optional;

/** Changes without annotations. */
class KryoEvolutionTest extends EvolutionContract {

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return KryoCodec.of(type);
    }

    @Override
    protected Outcome oldBytes(Change change) {
        return switch (change) {
            case FIELDS_APPENDED -> Outcome.fails("in number 3, not 6", "@Since");
            case FIELD_INSERTED -> Outcome.fails("in number 3, not 4", "@Since");
            case FIELD_REMOVED -> Outcome.fails("in number 4, not 3");
            case FIELD_RENAMED, FLOAT_WIDENED -> Outcome.fails("other names or kinds than the 3 here");
            case ENUM_CONSTANT_INSERTED -> Outcome.fails("is MEDIUM here and has another name on the wire");
            default -> Outcome.reads();
        };
    }

    @Override
    protected Outcome newBytes(Change change) {
        return switch (change) {
            case FIELDS_APPENDED -> Outcome.fails("in number 6, not 3");
            case FIELD_INSERTED -> Outcome.fails("in number 4, not 3");
            case FIELD_REMOVED -> Outcome.fails("in number 3, not 4");
            case FIELD_RENAMED, FLOAT_WIDENED -> Outcome.fails("other names or kinds than the 3 here");
            case LONG_TOO_LARGE -> Outcome.fails("size", "larger than an int");
            case ENUM_CONSTANT_INSERTED -> Outcome.fails("constant 2", "not known here, where the last is 1");
            case ENUM_CONSTANT_UNKNOWN -> Outcome.fails("constant 2", "not known here, where the last is 1");
            default -> Outcome.reads();
        };
    }

    @Override
    protected Optional<Path> documentation() {
        return Optional.of(Path.of("../docs/evolution.md"));
    }
}
