package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikeTest {

    private static ByteBuf bytes(String hex) {
        return Unpooled.wrappedBuffer(Encoding.hex("ff" + hex));
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer("x" + text, StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({"160300, 16 03 00", "160304, 16 03 04", "150301, 15 03 01"})
    void recordsOfTlsAreKnown(String hex, String shown) {
        assertThat(LookAlike.hint(bytes(hex), 1, 4))
                .isEqualTo("; its bytes are those of a TLS record, " + shown + ": a TLS peer?");
        assertThat(LookAlike.peer(bytes(hex), 1))
                .isEqualTo("; it begins with the bytes of a TLS record, " + shown + ": a TLS peer?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1603", "160305", "160201", "140301", "170301", "61", "1f61", "7f61", "0061"})
    void otherBytesAreNotGuessedAt(String hex) {
        assertThat(LookAlike.hint(bytes(hex), 1, 4)).isEmpty();
        assertThat(LookAlike.peer(bytes(hex), 1)).isEmpty();
    }

    @Test
    void asMuchTextIsShownAsAHeaderHasAndAtLeastFourCharacters() {
        assertThat(LookAlike.hint(text("rtbu and more"), 1, 2)).isEqualTo("; its bytes are ASCII 'rtbu'");
        assertThat(LookAlike.hint(text("rtbu and more"), 1, 5)).isEqualTo("; its bytes are ASCII 'rtbu '");
        assertThat(LookAlike.hint(text("rtbu and more"), 1, 20)).isEqualTo("; its bytes are ASCII 'rtbu and'");
        assertThat(LookAlike.hint(text("ab"), 1, 4)).isEqualTo("; its bytes are ASCII 'ab'");
        assertThat(LookAlike.hint(text(" ~\r\n"), 1, 4)).isEqualTo("; its bytes are ASCII ' ~\\r\\n'");
        assertThat(LookAlike.hint(text("\t\t"), 1, 4)).isEqualTo("; its bytes are ASCII '\\t\\t'");
        assertThat(LookAlike.peer(text("rtbu and more"), 1)).isEmpty();
    }

    @Test
    void firstWordsTellWhoSpeaks() {
        assertThat(LookAlike.hint(text("GET / HTTP/1.1"), 1, 1))
                .isEqualTo("; its bytes are ASCII 'GET ': an HTTP client?");
        assertThat(LookAlike.peer(text("SSH-2.0"), 1)).isEqualTo("; it begins with 'SSH-': an SSH peer?");
    }
}
