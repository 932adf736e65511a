package io.framewright.codec.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecTest {

    @Test
    void termsHaveNamesAndArguments() {
        Spec spec = Spec.parse("length-header(4, max=64KiB, magic=\"\\xca\") + crc32c + kryo");
        assertThat(spec.terms()).extracting(Term::name).containsExactly("length-header", "crc32c", "kryo");
        List<Argument> arguments = spec.terms().get(0).arguments().list();
        assertThat(arguments).extracting(Argument::key).containsExactly(null, "max", "magic");
        assertThat(arguments).extracting(Argument::quoted).containsExactly(false, false, true);
        assertThat(arguments.get(2).bytes()).containsExactly(0xca);
        assertThat(spec.terms().get(1).arguments().list()).isEmpty();
    }

    @Test
    void blanksMayStandAnywhereBetween() {
        assertThat(Spec.parse(" \t a ( 1 ,\tkey = 2 , \"x\" ) +b( )  "))
                .isEqualTo(Spec.parse("a(1,key=2,\"x\")+b"))
                .hasToString("a(1, key=2, \"x\") + b");
    }

    @Test
    void aWordHasAllLettersAndDigits() {
        assertThat(Spec.parse("a(AMZamz059-_.)").terms().get(0).arguments().list())
                .extracting(Argument::toString)
                .containsExactly("AMZamz059-_.");
    }

    @Test
    void stringsStandForTheirUtf8Bytes() {
        assertThat(string("\\n\\r\\t\\\\\\\"\\x00\\xfFa")).containsExactly('\n', '\r', '\t', '\\', '"', 0, 0xff, 'a');
        assertThat(string("€\uD83C\uDF75")).isEqualTo("€\uD83C\uDF75".getBytes(StandardCharsets.UTF_8));
        assertThat(string(" +(),\0")).isEqualTo(" +(),\0".getBytes(StandardCharsets.UTF_8));
        assertThat(string("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~            | 0 | a name, which begins with a lower-case letter",
                "+a            | 0 | a name, which begins with a lower-case letter",
                "a +           | 3 | a name, which begins with a lower-case letter",
                "a + + b       | 4 | a name, which begins with a lower-case letter",
                "A             | 0 | a name, which begins with a lower-case letter",
                "4a            | 0 | a name, which begins with a lower-case letter",
                "a b           | 2 | '+' or the end",
                "a)            | 1 | '+' or the end",
                "a(1))         | 4 | '+' or the end",
                "aB            | 1 | '+' or the end",
                "a(            | 2 | a number, a word or a string in quotes",
                "a(1,)         | 4 | a number, a word or a string in quotes",
                "a(,1)         | 2 | a number, a word or a string in quotes",
                "a(k=)         | 4 | a number, a word or a string in quotes",
                "a(=1)         | 2 | a number, a word or a string in quotes",
                "a(1           | 3 | ',' or ')'",
                "a(1 2)        | 4 | ',' or ')'",
                "a(K=1)        | 3 | ',' or ')'",
                "a(\"x)        | 2 | a quote that ends this string",
                "a(\"x\\q\")   | 5 | one of n r t \\ \" x behind the backslash",
                "a(\"\\        | 4 | one of n r t \\ \" x behind the backslash",
                "a(\"\\x4\")   | 6 | two hexadecimal digits behind \\x",
                "a(\"\\x       | 5 | two hexadecimal digits behind \\x",
            })
    void errorsSayWhereAndWhatWasExpected(String text, int position, String expected) {
        assertThatThrownBy(() -> Spec.parse(text))
                .asInstanceOf(InstanceOfAssertFactories.type(SpecException.class))
                .satisfies(e -> {
                    assertThat(e.position()).isEqualTo(position);
                    assertThat(e.problem()).startsWith("expected " + expected + ", found ");
                    assertThat(e.spec()).isEqualTo(text);
                    assertThat(e).hasMessage(e.problem() + "\n  " + text + "\n  " + " ".repeat(position) + "^");
                });
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertThatThrownBy(() -> string("x\uD83C"))
                .asInstanceOf(InstanceOfAssertFactories.type(SpecException.class))
                .extracting(SpecException::position)
                .isEqualTo(4);
    }

    @Test
    void whatCannotBeSeenIsPrintedInHex() {
        assertThat(Spec.parse("a(\"\\x1f\\x20\\x7e\\x7f\\x80\")")).hasToString("a(\"\\x1f ~\\x7f\\x80\")");
    }

    @Test
    void aSpecWithoutTermsIsRefused() {
        assertThatThrownBy(() -> new Spec(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void termsAreEqualIfTheyPrintTheSame() {
        Term term = Spec.parse("a( 1 )").terms().get(0);
        Term other = Spec.parse("b + a(1)").terms().get(1);
        assertThat(term).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(term).isNotEqualTo(Spec.parse("a(2)").terms().get(0));
        assertThat(other.problem("odd").position()).isEqualTo(4);
    }

    @Test
    void whatASpecPrintsParsesToAnEqualSpec() {
        for (int seed = 0; seed < 2_000; seed++) {
            String text = new RandomSpec(seed).text();
            Spec spec = Spec.parse(text);
            assertThat(Spec.parse(spec.toString()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(spec)
                    .hasToString(spec.toString());
        }
    }

    @Test
    void garbageIsParsedOrRefusedWithAPosition() {
        String alphabet = "ab-0(),=+\"\\x \t\0é\uD83C";
        for (int seed = 0; seed < 5_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            requireParsedOrRefused(text.toString(), seed);
        }
    }

    private static void requireParsedOrRefused(String text, int seed) {
        try {
            assertThat(Spec.parse(text).terms()).isNotEmpty();
        } catch (SpecException e) {
            assertThat(e.position()).as("seed %d: %s", seed, text).isBetween(0, text.length());
        }
    }

    private static byte[] string(String content) {
        return Spec.parse("a(\"" + content + "\")")
                .terms()
                .get(0)
                .arguments()
                .list()
                .get(0)
                .bytes();
    }
}
