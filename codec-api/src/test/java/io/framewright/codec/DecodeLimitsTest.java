package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeLimitsTest {

    private static final DecodeLimits DEFAULT = DecodeLimits.DEFAULT;

    @Test
    void theDefaultsAreThoseThatAreDocumented() {
        assertThat(DEFAULT).isEqualTo(new DecodeLimits(64, 100_000, 1 << 20, 1_000_000));
    }

    @Test
    void eachLimitIsChangedAlone() {
        assertThat(DEFAULT.withMaxDepth(1)).isEqualTo(new DecodeLimits(1, 100_000, 1 << 20, 1_000_000));
        assertThat(DEFAULT.withMaxElements(1)).isEqualTo(new DecodeLimits(64, 1, 1 << 20, 1_000_000));
        assertThat(DEFAULT.withMaxBytes(1)).isEqualTo(new DecodeLimits(64, 100_000, 1, 1_000_000));
        assertThat(DEFAULT.withMaxObjects(1)).isEqualTo(new DecodeLimits(64, 100_000, 1 << 20, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void limitsArePositive(int limit) {
        assertThatThrownBy(() -> DEFAULT.withMaxDepth(limit)).hasMessage("maxDepth must be positive, not " + limit);
        assertThatThrownBy(() -> DEFAULT.withMaxElements(limit)).hasMessageContaining("maxElements");
        assertThatThrownBy(() -> DEFAULT.withMaxBytes(limit)).hasMessageContaining("maxBytes");
        assertThatThrownBy(() -> DEFAULT.withMaxObjects(limit)).hasMessageContaining("maxObjects");
    }
}
