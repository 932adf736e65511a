package io.framewright.codec.msgpack;

import static io.framewright.codec.testkit.evolution.Outcome.reads;
import static io.framewright.codec.testkit.evolution.Outcome.readsByPosition;
import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codec;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.EvolutionContract;
import io.framewright.codec.testkit.evolution.Outcome;
import io.framewright.codec.testkit.evolution.Pair;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Arrays whose members say where they are. */
class MsgpackPositionEvolutionTest extends EvolutionContract {

    @Override
    protected <T> Codec<T> codec(Class<T> type) {
        return MsgpackCodec.of(type);
    }

    @Override
    protected List<Pair<?, ?>> pairs() {
        return Versions.pairs();
    }

    @Override
    protected Outcome oldBytes(Change change) {
        return change == Change.FIELD_RENAMED ? readsByPosition("all values are kept") : reads();
    }

    @Override
    protected Outcome newBytes(Change change) {
        return change == Change.FIELD_RENAMED ? readsByPosition("all values are kept") : reads();
    }

    @Test
    void placesOfTheDeclarationChangeNoByte() {
        assertThat(Wire.hex(codec(Versions.TwoPlaced.class), new Versions.TwoPlaced("b", "a")))
                .isEqualTo(Wire.hex(codec(Versions.Two.class), new Versions.Two("a", "b")));
    }

    @Test
    void fingerprintsTellThePlace() {
        String members = membersOf(Versions.Two.class);
        assertThat(membersOf(Versions.TwoSwapped.class)).isNotEqualTo(members);
        assertThat(membersOf(Versions.TwoElsewhere.class)).isNotEqualTo(members);
        assertThat(membersOf(Versions.TwoAndMore.class)).isNotEqualTo(members);
    }

    private static String membersOf(Class<?> type) {
        return MessageTypes.of(type).describe().replace(type.getName(), "");
    }

    @Override
    protected Optional<Path> documentation() {
        return Optional.of(Path.of("../docs/evolution.md"));
    }
}
