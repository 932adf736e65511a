package io.framewright.codec.jdk;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.buffer.Unpooled;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MessageInputTest {

    /** Older releases of the JDK recurse for each of these bytes, and tell no filter. */
    @Test
    void aRunOfExceptionCodesIsRefused() {
        byte[] codes = new byte[100_000];
        Arrays.fill(codes, (byte) 0x7b);
        MessageInput input = MessageInput.of(Unpooled.wrappedBuffer(codes));
        assertThatExceptionOfType(StreamCorruptedException.class).isThrownBy(() -> {
            for (int i = 0; i < 100; i++) {
                input.read();
            }
        });
    }
}
