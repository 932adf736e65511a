package io.framewright.codec.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message with a bit of everything. */
record Order(
        int id,
        @Nullable String customer,
        State state,
        List<Line> lines,
        Map<String, Double> weights,
        @Nullable Times times,
        @Nullable BigInteger number,
        @Nullable Order next) {

    enum State {
        PLACED,
        SENT;

        @Override
        public String toString() {
            return "not the name";
        }
    }

    record Line(String article, long count, BigDecimal price) {}

    record Times(Instant placed, LocalDate due, OffsetDateTime sent, Duration took) {}

    static Order empty() {
        return new Order(0, null, State.PLACED, List.of(), Map.of(), null, null, null);
    }

    static Order of(int id, List<Line> lines, @Nullable Order next) {
        Times times = new Times(
                Instant.ofEpochSecond(1_000_000_000, 5),
                LocalDate.of(2026, 2, 28),
                OffsetDateTime.parse("2026-02-28T12:00:00+05:30"),
                Duration.ofMillis(1500));
        return new Order(
                id,
                "Gr\u00fc\u00dfe, \u4e16\u754c \uD83D\uDE00 \"\\\n",
                State.SENT,
                lines,
                Map.of("net", 1.5e300),
                times,
                BigInteger.TWO.pow(200),
                next);
    }

    static Line line(String article) {
        return new Line(article, Long.MAX_VALUE, new BigDecimal("19.90"));
    }
}
