package io.framewright.codec.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 4", "-7, -7", "0x20, 32", "0xfF, 255", "2147483647, 2147483647"})
    void integers(String word, int value) {
        assertThat(argument(word).integer()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"four", "2147483648", "0x", "0x-5", "0x80000000", "1.5", "64KiB", "\"4\"", "-", "--1"})
    void whatIsNoInteger(String word) {
        requireProblem(() -> argument(word).integer(), "expected a number such as 4 or 0x20, not " + word);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "512, 512", "64KiB, 65536", "1MiB, 1048576", "1GiB, 1073741824", "2097151KiB, 2147482624"})
    void sizes(String word, int value) {
        assertThat(argument(word).size()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KiB",
                "-1",
                "-1KiB",
                "2GiB",
                "2147483648",
                "9999999999999GiB",
                "99999999999999999999",
                "1KB",
                "1kib",
                "0x20",
                "1.5MiB",
                "\"64KiB\"",
            })
    void whatIsNoSize(String word) {
        requireProblem(
                () -> argument(word).size(), "expected a size such as 512, 64KiB or 1MiB, below 2GiB, not " + word);
    }

    @Test
    void choices() {
        assertThat(argument("none").choice("none", "iso7816")).isEqualTo("none");
        requireProblem(() -> argument("some").choice("none", "iso7816"), "expected none or iso7816, not some");
        requireProblem(() -> argument("\"none\"").choice("none"), "expected none, not \"none\"");
    }

    @Test
    void bytesAreWrittenInQuotes() {
        assertThat(argument("\"\\x00a\"").bytes()).containsExactly(0, 'a');
        requireProblem(() -> argument("a").bytes(), "expected a string in quotes, not a");
    }

    @Test
    void bytesCannotBeChanged() {
        Argument argument = argument("\"a\"");
        argument.bytes()[0] = 'b';
        assertThat(argument.text()).isEqualTo("a");
    }

    @Test
    void readersTakeArgumentsInAnyOrder() {
        ArgumentReader reader = reader("(max=5, strict, 4, \"strict\")");
        assertThat(reader.flag("strict")).isTrue();
        assertThat(reader.flag("lenient")).isFalse();
        assertThat(reader.option("max"))
                .hasValueSatisfying(max -> assertThat(max.integer()).isEqualTo(5));
        assertThat(reader.option("min")).isEmpty();
        assertThat(reader.required("a number").integer()).isEqualTo(4);
        assertThat(reader.next())
                .hasValueSatisfying(text -> assertThat(text.text()).isEqualTo("strict"));
        assertThat(reader.next()).isEmpty();
        reader.end();
    }

    @Test
    void aMissingArgumentIsExpectedWhereItWouldStand() {
        requireProblem(() -> reader("(max=5)").required("a length"), "expected a length", 6 + 1);
        requireProblem(() -> reader("").required("a length"), "expected a length", 1);
    }

    @Test
    void argumentsGivenTwiceAreRefusedAtTheSecond() {
        requireProblem(() -> reader("(max=5, max=6)").option("max"), "max=6 is given twice", 9);
        requireProblem(() -> reader("(strict, strict)").flag("strict"), "strict is given twice", 10);
    }

    @Test
    void unknownArgumentsAreRefusedWithThoseThatAreKnown() {
        ArgumentReader reader = reader("(max=5, mx=6)");
        reader.option("max");
        reader.flag("strict");
        requireProblem(reader::end, "unexpected argument mx=6, expected one of max=, strict", 9);
        requireProblem(() -> reader("(4)").end(), "unexpected argument 4, expected no further argument", 2);
    }

    @Test
    void noArgumentsAreEmpty() {
        assertThat(Arguments.NONE.list()).isEmpty();
        assertThat(Arguments.NONE).hasToString("");
        Arguments.NONE.reader().end();
    }

    private static void requireProblem(ThrowingCallable call, String problem) {
        requireProblem(call, problem, 2);
    }

    private static void requireProblem(ThrowingCallable call, String problem, int position) {
        AbstractThrowableAssert<?, ?> thrown = assertThatThrownBy(call).isInstanceOf(SpecException.class);
        thrown.extracting("problem").isEqualTo(problem);
        thrown.extracting("position").isEqualTo(position);
    }

    private static Argument argument(String text) {
        return Spec.parse("a(" + text + ")").terms().get(0).arguments().list().get(0);
    }

    private static ArgumentReader reader(String arguments) {
        return Spec.parse("a" + arguments).terms().get(0).arguments().reader();
    }
}
