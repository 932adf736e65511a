package io.framewright.codec.msgpack;

import static io.framewright.codec.testkit.evolution.Outcome.fails;
import static io.framewright.codec.testkit.evolution.Outcome.reads;

import io.framewright.codec.Codec;
import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.EvolutionContract;
import io.framewright.codec.testkit.evolution.Outcome;
import java.nio.file.Path;
import java.util.Optional;

/** Records as arrays with a check of their components' names. */
class MsgpackCheckedEvolutionTest extends EvolutionContract {

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return MsgpackCodec.builder(type).checked().build();
    }

    @Override
    protected Outcome oldBytes(Change change) {
        return switch (change) {
            case FIELDS_REORDERED -> fails("names differ", "at place 0");
            case FIELDS_SWAPPED -> fails("names differ", "at place 1");
            case FIELD_INSERTED, FIELD_REMOVED, FIELD_RENAMED -> fails("names differ", "at place 2");
            default -> reads();
        };
    }

    @Override
    protected Outcome newBytes(Change change) {
        return switch (change) {
            case LONG_TOO_LARGE -> fails("IntWidened.size", "5000000000 is out of the range of an int");
            case ENUM_CONSTANT_UNKNOWN -> fails("Rated.inner.grade", "LOW, HIGH", "found \"TOP\"");
            default -> oldBytes(change);
        };
    }

    @Override
    protected Optional<Path> documentation() {
        return Optional.of(Path.of("../docs/evolution.md"));
    }
}
