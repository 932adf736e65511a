package io.framewright.codec.marshalling;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message with a bit of everything. */
record Order(
        int id,
        @Nullable String customer,
        List<Line> lines,
        EnumMap<State, Instant> history,
        @Nullable Number weight,
        @Nullable Order next)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    enum State {
        PLACED,
        PAID,
        SENT {
            @Override
            boolean isLast() {
                return true;
            }
        };

        boolean isLast() {
            return false;
        }
    }

    record Line(String article, int count, BigDecimal price) implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    static Order empty() {
        return new Order(0, null, List.of(), new EnumMap<>(State.class), null, null);
    }

    static Order of(int id, List<Line> lines, @Nullable Order next) {
        EnumMap<State, Instant> history = new EnumMap<>(State.class);
        history.put(State.PLACED, Instant.ofEpochSecond(1_000_000_000, 5));
        history.put(State.SENT, Instant.EPOCH);
        return new Order(id, "Grüße, 世界 \uD83D\uDE00", lines, history, 12.5, next);
    }

    static Line line(String article) {
        return new Line(article, 3, new BigDecimal("19.90"));
    }
}
