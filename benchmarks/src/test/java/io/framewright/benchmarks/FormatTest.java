package io.framewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatTest {

    @Test
    void timesHaveThreeDigitsAndAUnit() {
        assertThat(Format.nanos(new Measured(49.26, null))).isEqualTo("49.3 ns");
        assertThat(Format.nanos(new Measured(999.6, null))).isEqualTo("1,000 ns");
        assertThat(Format.nanos(new Measured(4_326, null))).isEqualTo("4.33 µs");
        assertThat(Format.nanos(new Measured(21_086_000, null))).isEqualTo("21.1 ms");
    }

    @Test
    void errorIsAShareOfTheValue() {
        assertThat(Format.perSecond(new Measured(2_000_000, 100_000.0))).isEqualTo("2.00 M/s ± 5%");
    }

    @Test
    void bytesAreCounted() {
        assertThat(Format.bytes(3_341.4)).isEqualTo("3,341");
    }
}
