package io.framewright.codec.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextPoolTest {

    private final List<Object> made = new ArrayList<>();
    private final List<Object> closed = new ArrayList<>();
    private final ContextPool<Object> pool = new ContextPool<>(this::make, closed::add, 2);

    private Object make() {
        Object context = new Object();
        made.add(context);
        return context;
    }

    @Test
    void aContextIsUsedAgain() {
        pool.use(context -> {});
        pool.use(context -> assertThat(context).isSameAs(made.get(0)));
        assertThat(made).hasSize(1);
        assertThat(closed).isEmpty();
    }

    @Test
    void aContextThatThrewIsClosedAndNotUsedAgain() {
        assertThatThrownBy(() -> pool.use(context -> {
                    throw new AssertionError("an error of any kind");
                }))
                .hasMessage("an error of any kind");
        pool.use(context -> assertThat(context).isNotSameAs(made.get(0)));
        assertThat(closed).containsExactly(made.get(0));
    }

    @Test
    void contextsThatFindNoPlaceAreClosed() {
        pool.use(a -> pool.use(b -> pool.use(c -> assertThat(made).containsExactly(a, b, c))));
        assertThat(closed).containsExactly(made.get(0));
    }
}
