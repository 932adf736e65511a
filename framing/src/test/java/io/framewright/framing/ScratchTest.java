package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScratchTest {

    private final Scratch scratch = new Scratch();

    private int held() {
        return scratch.array(1).length;
    }

    @Test
    void arrayIsUsedAgain() {
        byte[] array = scratch.array(300);
        scratch.payload(300);
        scratch.release();

        assertThat(scratch.array(200)).isSameAs(array);
    }

    /** Each of thousands of connections that had once received a long payload held its 64 KiB for ever. */
    @Test
    void longPayloadLeavesLittleBehind() {
        scratch.array(1 << 16);
        scratch.payload(1 << 16);
        scratch.release();

        assertThat(held()).isLessThanOrEqualTo(4_096);
    }
}
