package io.framewright.codec.marshalling;

import io.framewright.codec.testkit.evolution.Change;
import io.framewright.codec.testkit.evolution.Outcome;
import io.framewright.codec.testkit.evolution.Pair;
import io.framewright.codec.testkit.evolution.Pairs;
import java.util.List;

/** Records must not change: JBoss Marshalling reads them as they are on the reader's side. */
class MarshallingRecordEvolutionTest extends MarshallingEvolutionTest {

    @Override
    protected List<Pair<?, ?>> pairs() {
        return Pairs.records();
    }

    @Override
    protected Outcome oldBytes(Change change) {
        return switch (change) {
            case FIELDS_APPENDED, FIELD_INSERTED, FIELD_REMOVED, FIELD_RENAMED ->
                Outcome.fails("in the message, but here it has");
            default -> super.oldBytes(change);
        };
    }

    @Override
    protected Outcome newBytes(Change change) {
        return switch (change) {
            case FIELDS_APPENDED, FIELD_INSERTED, FIELD_REMOVED, FIELD_RENAMED ->
                Outcome.fails("in the message, but here it has");
            default -> super.newBytes(change);
        };
    }
}
