package io.framewright.codec.json;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.EvolutionContract;
import io.framewright.codec.testkit.evolution.Outcome;
import io.framewright.codec.testkit.evolution.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.EnumFeature;

/** What annotations and a mapper of one's own add. */
class JsonAliasTest extends EvolutionContract {

    record Old(int id, @Nullable String name, Grade grade) {}

    enum Grade {
        LOW,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    record New(int id, @JsonAlias("name") @Nullable String title, NewGrade grade) {}

    enum NewGrade {
        LOW,
        UNKNOWN,
        TOP
    }

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return JsonCodec.of(
                type,
                CodecOptions.DEFAULT,
                Binding.defaultMapper()
                        .rebuild()
                        .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                        .build());
    }

    @Override
    protected List<Pair<?, ?>> pairs() {
        return List.of(
                Pair.equivalent(Change.FIELD_RENAMED, new Old(1, "a", Grade.LOW), new New(1, "a", NewGrade.LOW))
                        .reading(new New(1, "a", NewGrade.LOW), new Old(1, null, Grade.LOW)),
                Pair.equivalent(
                                Change.ENUM_CONSTANT_UNKNOWN,
                                new Old(1, null, Grade.UNKNOWN),
                                new New(1, null, NewGrade.TOP))
                        .reading(null, new Old(1, null, Grade.UNKNOWN)));
    }

    @Override
    protected Outcome oldBytes(Change change) {
        return Outcome.reads();
    }

    @Override
    protected Outcome newBytes(Change change) {
        return Outcome.reads();
    }
}
