package io.framewright.codec.protobuf;

import static io.framewright.codec.testkit.evolution.Change.ENUM_CONSTANT_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.protobuf.samples.was.Grade;
import io.framewright.codec.protobuf.samples.was.Rated;
import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.EvolutionContract;
import io.framewright.codec.testkit.evolution.Outcome;
import io.framewright.codec.testkit.evolution.Pair;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProtobufEvolutionTest extends EvolutionContract {

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return new ProtobufCodecProvider().codecFor(type, CodecOptions.DEFAULT);
    }

    @Override
    protected List<Pair<?, ?>> pairs() {
        return Versions.pairs();
    }

    @Override
    protected Outcome oldBytes(Change change) {
        return switch (change) {
            case FIELDS_APPENDED -> as(change, "the new fields have their defaults", true);
            case FIELD_INSERTED -> as(change, "the new field has its default", true);
            case FIELD_REMOVED -> as(change, "the old field is kept as an unknown one", true);
            case FIELD_RENAMED -> as(change, "the value is kept", true);
            case FLOAT_WIDENED -> as(change, "the value is 0, the old one kept as an unknown field", true);
            default -> Outcome.reads();
        };
    }

    @Override
    protected Outcome newBytes(Change change) {
        return switch (change) {
            case FIELDS_APPENDED -> as(change, "the new fields are kept as unknown ones", false);
            case FIELD_INSERTED -> as(change, "the new field is kept as an unknown one", false);
            case FIELD_REMOVED -> as(change, "the old field has its default", false);
            case FIELD_RENAMED -> as(change, "the value is kept", false);
            case LONG_TOO_LARGE -> as(change, "the value is cut to its low 32 bits", false);
            case FLOAT_WIDENED -> as(change, "the value is 0, the new one kept as an unknown field", false);
            case ENUM_CONSTANT_UNKNOWN -> as(change, "`UNRECOGNIZED`, the number is kept", false);
            default -> Outcome.reads();
        };
    }

    /** What the pair says, with words of Protobuf's own for the table. */
    private static Outcome as(Change change, String text, boolean old) {
        Pair<?, ?> pair = Versions.pairs().stream()
                .filter(candidate -> candidate.change() == change)
                .findFirst()
                .orElseThrow();
        Object message = old ? pair.oldBytes() : pair.newBytes();
        return message == null ? Outcome.reads() : Outcome.readsAs(message, text);
    }

    @Test
    void unknownConstantsKeepTheirNumbers() {
        Rated rated = (Rated) read(ENUM_CONSTANT_UNKNOWN);
        assertThat(rated.getGrade()).isEqualTo(Grade.UNRECOGNIZED);
        assertThat(rated.getGradeValue()).isEqualTo(2);
    }

    private static Object read(Change change) {
        return Versions.pairs().stream()
                .filter(pair -> pair.change() == change)
                .map(Pair::newBytes)
                .findFirst()
                .orElseThrow();
    }

    @Override
    protected Optional<Path> documentation() {
        return Optional.of(Path.of("../docs/evolution.md"));
    }
}
