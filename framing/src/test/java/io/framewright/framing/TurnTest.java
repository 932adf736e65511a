package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {

    private final Turn turn = new Turn();
    private final List<String> done = new ArrayList<>();

    @Test
    void whatWaitsIsDoneInOrderWhenTheTurnHasEnded() {
        turn.take();
        turn.await(() -> done.add("a"));
        turn.await(() -> done.add("b"));
        assertThat(turn.taken()).isTrue();
        assertThat(done).isEmpty();
        turn.end();
        assertThat(done).containsExactly("a", "b");
        assertThat(turn.taken()).isFalse();
    }

    @Test
    void whatAWaitingActionCausesComesBehindTheOthers() {
        turn.take();
        turn.await(() -> {
            turn.take();
            turn.await(() -> done.add("caused"));
            done.add("first");
            turn.end();
            done.add("end of first");
        });
        turn.await(() -> done.add("second"));
        turn.end();
        assertThat(done).containsExactly("first", "end of first", "second", "caused");
    }

    @Test
    void anActionThatFailsLeavesTheOthersToTheNextTurn() {
        turn.take();
        turn.await(() -> {
            throw new IllegalStateException("failed");
        });
        turn.await(() -> done.add("next"));
        assertThatThrownBy(turn::end).hasMessage("failed");
        assertThat(done).isEmpty();
        turn.take();
        turn.end();
        assertThat(done).containsExactly("next");
    }
}
