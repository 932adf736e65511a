package io.framewright.codec.msgpack;

import static io.framewright.codec.testkit.evolution.Outcome.fails;
import static io.framewright.codec.testkit.evolution.Outcome.reads;
import static io.framewright.codec.testkit.evolution.Outcome.readsByPosition;

import io.framewright.codec.Codec;
import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.EvolutionContract;
import io.framewright.codec.testkit.evolution.Outcome;
import io.framewright.codec.testkit.evolution.Pair;
import io.framewright.codec.testkit.evolution.Pairs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records as arrays, in the order of their declaration. */
class MsgpackEvolutionTest extends EvolutionContract {

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return MsgpackCodec.of(type);
    }

    /** Where places count, a member that comes or goes between others shifts those behind it. */
    @Override
    protected List<Pair<?, ?>> pairs() {
        return Pairs.records().stream()
                .<Pair<?, ?>>map(MsgpackEvolutionTest::byPosition)
                .toList();
    }

    private static <W, N> Pair<W, N> byPosition(Pair<W, N> pair) {
        return switch (pair.change()) {
            case FIELD_INSERTED ->
                pair.byPosition(
                        like(pair.now(), 1, like(pair.now(), 2, null, "b", null), "a", null),
                        like(pair.was(), 1, like(pair.was(), 2, null, "y"), "x"));
            case FIELD_REMOVED ->
                pair.byPosition(
                        like(pair.now(), 1, like(pair.now(), 2, null, "y"), "x"),
                        like(pair.was(), 1, like(pair.was(), 2, null, "b", null), "a", null));
            default -> pair;
        };
    }

    @SuppressWarnings("unchecked") // a record of the same class
    private static <R> R like(R example, @Nullable Object... components) {
        try {
            return (R) example.getClass().getConstructors()[0].newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Outcome oldBytes(Change change) {
        return switch (change) {
            case FIELDS_REORDERED -> fails("Reordered.inner", "expected an array, found a string");
            case FIELD_INSERTED, FIELD_REMOVED, FIELDS_SWAPPED -> readsByPosition("values move to the wrong fields");
            case FIELD_RENAMED -> readsByPosition("all values are kept");
            default -> reads();
        };
    }

    @Override
    protected Outcome newBytes(Change change) {
        return switch (change) {
            case FIELDS_REORDERED -> fails("Reordered.id", "expected an integer, found a floating-point number");
            case FIELD_INSERTED, FIELD_REMOVED, FIELDS_SWAPPED -> readsByPosition("values move to the wrong fields");
            case FIELD_RENAMED -> readsByPosition("all values are kept");
            case LONG_TOO_LARGE -> fails("IntWidened.size", "5000000000 is out of the range of an int");
            case ENUM_CONSTANT_UNKNOWN -> fails("Rated.inner.grade", "LOW, HIGH", "found \"TOP\"");
            default -> reads();
        };
    }

    @Override
    protected Optional<Path> documentation() {
        return Optional.of(Path.of("../docs/evolution.md"));
    }
}
