package io.framewright.codec.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class HexVectorsTest {

    @Test
    void digitsMayBeGroupedAndCommented() {
        assertThat(HexVectors.parse("# an order\n00 01_02   # id\n\n0aFF\n").hex())
                .isEqualTo("0001020aff");
    }

    @Test
    void severalVectorsHaveNames() {
        HexVectors vectors = HexVectors.parse("tea:\n 01\n 02\ncafe: # not a number\n 03\n");
        assertThat(vectors.hex("tea")).isEqualTo("0102");
        assertThat(vectors.hex("cafe")).isEqualTo("03");
    }

    @Test
    void aVectorMayBeEmpty() {
        assertThat(HexVectors.parse("nothing:\n").hex("nothing")).isEmpty();
        assertThat(HexVectors.parse("").hex()).isEmpty();
    }

    @Test
    void filesAreReadFromTheModulesVectors() {
        assertThat(HexVectors.read("sample.hex").hex("tea")).isEqualTo("0000000703746561");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> HexVectors.read("missing.hex"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.hex");
    }

    @Test
    void aMissingVectorIsNamedWithThoseThatAreThere() {
        assertThatThrownBy(() -> HexVectors.parse("tea:\n01").hex("coffee"))
                .hasMessage("no vector 'coffee' in the text, only [tea]");
    }

    @Test
    void whatIsNotHexadecimalIsShownWithItsLine() {
        assertThatThrownBy(() -> HexVectors.parse("01\n0\n"))
                .hasMessage("the text:2: expected pairs of hexadecimal digits, not 0");
        assertThatThrownBy(() -> HexVectors.parse("xy")).hasMessageContaining("the text:1:");
    }

    @Test
    void aNameTwiceIsRefused() {
        assertThatThrownBy(() -> HexVectors.parse("a:\n01\na:\n02")).hasMessage("the text:3: a is there twice");
    }

    @Test
    void longBytesAreShownInPart() {
        assertThat(HexVectors.show(new byte[] {1})).isEqualTo("1 byte [01]");
        assertThat(HexVectors.show(new byte[1000]))
                .startsWith("1000 bytes [0000")
                .endsWith("…]");
    }
}
