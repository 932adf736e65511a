package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;

/** What a codec says of itself unless it says otherwise. */
class CodecTest {

    private static final class Minimal implements Codec<String> {

        @Override
        public void encode(String message, ByteBuf out) {}

        @Override
        public String decode(ByteBuf in) {
            return "";
        }
    }

    @Test
    void twoMethodsAreEnough() {
        Codec<String> codec = new Minimal();

        assertThat(codec.sizeHint("tea")).isEqualTo(256);
        assertThat(codec.leavesRoom()).isFalse();
        assertThat(codec.retainsInput()).isFalse();
        assertThat(codec.prefersArray()).isTrue();
    }

    @Test
    void bytesThatStayBehindAreCounted() {
        assertThat(DecodeException.leftOver(1)).hasMessage("1 byte is left over behind the message");
        assertThat(DecodeException.leftOver(2)).hasMessage("2 bytes are left over behind the message");
    }
}
