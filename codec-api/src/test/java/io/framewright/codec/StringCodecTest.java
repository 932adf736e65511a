package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.SpecException;
import io.framewright.codec.testkit.CodecContract;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.codec.testkit.Hostile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringCodecTest {

    private static final HexVectors VECTORS = HexVectors.read("string.hex");

    /** Half of text is text, and so are bytes behind it. */
    abstract static class TextContract extends CodecContract<String> {

        private final Charset charset;

        TextContract(String charset) {
            this.charset = Charset.forName(charset);
        }

        @Override
        protected Codec<String> codec(DecodeLimits limits) {
            return new StringCodec(charset);
        }

        @Override
        protected boolean selfDelimiting() {
            return false;
        }
    }

    @Nested
    class Utf8 extends TextContract {

        Utf8() {
            super("utf-8");
        }

        @Override
        protected List<String> samples() {
            return List.of("", "a", "häßlich €", "\uD83C\uDF75", "\uFFFD stands for itself", "\0", "x".repeat(3000));
        }

        @Override
        protected List<Golden<String>> golden() {
            return List.of(new Golden<>("häßlich€\uD83C\uDF75", VECTORS.hex("utf-8")));
        }

        @Override
        protected List<String> unencodable() {
            return List.of("half a pair \uD83C", "\uDF75", "\uDF75\uD83C");
        }

        @Override
        protected List<Hostile> hostile() {
            return List.of(
                    malformed("a continuation without a start", "80"),
                    malformed("half a character", "61 c3"),
                    malformed("an overlong form", "c080"),
                    malformed("half of a surrogate pair", "eda0bc"),
                    malformed("a code point beyond Unicode", "f4908080"),
                    malformed("no UTF-8 behind a real replacement character", "efbfbd ff"));
        }
    }

    @Nested
    class Utf16 extends TextContract {

        Utf16() {
            super("utf-16");
        }

        @Override
        protected List<String> samples() {
            return List.of("", "hä", "\uD83C\uDF75", "\uFFFD");
        }

        @Override
        protected List<Golden<String>> golden() {
            return List.of(new Golden<>("hä", VECTORS.hex("utf-16")));
        }

        @Override
        protected List<String> unencodable() {
            return List.of("half a pair \uD83C");
        }

        @Override
        protected List<Hostile> hostile() {
            return List.of(
                    malformed("half a character", "feff 00"), malformed("half of a surrogate pair", "feff d83c"));
        }
    }

    @Nested
    class Utf16LittleEndian extends TextContract {

        Utf16LittleEndian() {
            super("utf-16le");
        }

        @Override
        protected List<String> samples() {
            return List.of("", "hä", "\uFEFF is no mark here");
        }

        @Override
        protected List<Golden<String>> golden() {
            return List.of(new Golden<>("hä", VECTORS.hex("utf-16le")));
        }
    }

    @Nested
    class Latin1 extends TextContract {

        Latin1() {
            super("iso-8859-1");
        }

        @Override
        protected List<String> samples() {
            return List.of("", "hä", "\u0080\u00ff");
        }

        @Override
        protected List<Golden<String>> golden() {
            return List.of(new Golden<>("hä", VECTORS.hex("iso-8859-1")));
        }

        @Override
        protected List<String> unencodable() {
            return List.of("100 €", "\uD83C\uDF75");
        }
    }

    @Nested
    class Ascii extends TextContract {

        Ascii() {
            super("us-ascii");
        }

        @Override
        protected List<String> samples() {
            return List.of("", "tea\r\n");
        }

        @Override
        protected List<String> unencodable() {
            return List.of("hä");
        }

        @Override
        protected List<Hostile> hostile() {
            return List.of(malformed("a byte over 0x7f", "74 65 e1"));
        }
    }

    private static Hostile malformed(String name, String hex) {
        return new Hostile(name, hex, DecodeException.Reason.MALFORMED);
    }

    @Test
    void theCharsetIsUtf8UnlessTheSpecSaysOtherwise() {
        assertThat(codec("string")).hasToString("string");
        assertThat(codec("string(utf-8)")).hasToString("string");
        assertThat(codec("string(UTF-16)")).hasToString("string(utf-16)");
        assertThat(codec("string(latin1)")).hasToString("string(iso-8859-1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"string(klingon)", "string(\"no name\")", "string(utf-8, utf-16)", "string(charset=utf-8)"})
    void argumentsThatAreNoCharsetAreRefused(String spec) {
        assertThatThrownBy(() -> codec(spec)).isInstanceOf(SpecException.class);
    }

    @Test
    void otherClassesAreRefused() {
        assertThatThrownBy(() -> Codecs.named("string").codecFor(Integer.class, CodecOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the codec string handles String only, not java.lang.Integer");
    }

    @Test
    void sizeHintsCoverAscii() {
        assertThat(new StringCodec(StandardCharsets.UTF_8).sizeHint("tea")).isEqualTo(3);
    }

    private static Codec<String> codec(String spec) {
        var term = Spec.parse(spec).terms().get(0);
        return Codecs.named(term.name()).codecFor(String.class, CodecOptions.DEFAULT.withArguments(term.arguments()));
    }
}
