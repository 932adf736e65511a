package io.framewright.examples.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class InspectCommandTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int inspect(byte[] capture, String... options) throws Exception {
        Path file = directory.resolve("capture");
        Files.write(file, capture);
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(file.toString());
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new InspectCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    void framesAndMessagesArePrinted() throws Exception {
        int exitCode = inspect(hex("000568656c6c6f00020a1b"), "--framing", "length-header(2)", "--codec", "string");

        assertThat(out.toString()).isEqualTo("""
                #1 frame at 0: 7 bytes, header 2, payload 5
                  header   00000000  00 05                                             |..|
                  payload  00000002  68 65 6c 6c 6f                                    |hello|
                  message  hello
                #2 frame at 7: 4 bytes, header 2, payload 2
                  header   00000007  00 02                                             |..|
                  payload  00000009  0a 1b                                             |..|
                  message  \\u000a\\u001b
                2 frames in 11 bytes, 0 problems
                """);
        assertThat(exitCode).isZero();
    }

    @Test
    void aMessageOfTheUsersClassIsDecoded() throws Exception {
        int exitCode = inspect(
                "{\"text\":\"hello\"}\n{\"text\":1,}\n".getBytes(StandardCharsets.UTF_8),
                "--framing",
                "line",
                "--codec",
                "json",
                "--type",
                Note.class.getName(),
                "--max-bytes",
                "0");

        assertThat(out.toString().lines().filter(line -> !line.contains(" more")))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("#1 frame at 0: 17 bytes, payload 16, trailer 1"),
                        line -> assertThat(line).isEqualTo("  message  Note[text=hello]"),
                        line -> assertThat(line).startsWith("#2 frame at 17: "),
                        line -> assertThat(line).startsWith("  no message, MALFORMED: "),
                        line -> assertThat(line).isEqualTo("2 frames in 29 bytes, 1 problem, the first at 17"));
        assertThat(exitCode).isEqualTo(1);
    }

    /** A message. */
    public record Note(String text) {}

    @Test
    void faultsSayAtWhichByte() throws Exception {
        int exitCode = inspect(hex("0001617fffffff00"), "--framing", "length-header(2, max=100)");

        assertThat(out.toString()).isEqualTo("""
                #1 frame at 0: 3 bytes, header 2, payload 1
                  header   00000000  00 01                                             |..|
                  payload  00000002  61                                                |a|
                bad frame at 3: 5 bytes
                  length 32767 is over the limit of 100 payload bytes
                  bytes    00000003  7f ff ff ff 00                                    |.....|
                1 frame in 8 bytes, 1 problem, the first at 3
                """);
        assertThat(exitCode).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00 01 61",
                "0001\n61\n",
                "00000000: 0001 61                                  ..a\n",
                "00000000  00 01 61                                          |..a|\n00000003\n",
                "00 01 # header\n61 # payload\n",
                "00:00 01 61"
            })
    void hexDumpsAreRead(String text) throws Exception {
        inspect(text.getBytes(StandardCharsets.UTF_8), "--hex", "--framing", "length-header(2)", "--codec", "string");

        assertThat(out.toString()).contains("\n  message  a\n").endsWith("1 frame in 3 bytes, 0 problems\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00 0g | line 1, column 5: expected two hexadecimal digits, not 'g'",
                "00 012 | line 1, column 6: a hexadecimal digit is alone",
                "0 1 | line 1, column 2: expected two hexadecimal digits, not ' '",
                "* | use hexdump -v"
            })
    void textThatIsNoHexIsExplained(String text, String explanation) throws Exception {
        assertThat(inspect(text.getBytes(StandardCharsets.UTF_8), "--hex", "--framing", "line"))
                .isEqualTo(2);
        assertThat(err.toString()).contains(explanation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "length-header(5); string; x; length-header(5)",
                "line; nope; x; no codec is named 'nope'",
                "line; json; ''; the codec json needs --type CLASS",
                "line; json; no.such.Class; there is no class no.such.Class",
                "line; string(; x; expected"
            })
    void wrongOptionIsExplained(String framing, String codec, String type, String explanation) throws Exception {
        List<String> options = new ArrayList<>(List.of("--framing", framing, "--codec", codec));
        if (!type.isEmpty()) {
            options.addAll(List.of("--type", type));
        }
        assertThat(inspect(new byte[0], options.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).contains(explanation);
    }

    @Test
    void aMissingFileIsExplained() {
        int exitCode = new CommandLine(new InspectCommand())
                .setErr(new PrintWriter(err))
                .execute("--framing", "line", directory.resolve("none").toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("cannot read").contains("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"length-header(4)", "varint-header", "line", "cobs", "slip + crc32c", "fixed-length(7)"})
    void garbageIsPrinted(String framing) throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            byte[] bytes = new byte[100];
            new SplittableRandom(seed).nextBytes(bytes);

            assertThat(inspect(bytes, "--framing", framing, "--codec", "string"))
                    .as("seed %s", seed)
                    .isBetween(0, 1);
            assertThat(out.toString()).contains(" in 100 bytes, ");
            assertThat(out.toString().replace("\n", "").codePoints().filter(Character::isISOControl))
                    .isEmpty();
        }
    }
}
