package io.framewright.codec.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecTextTest {

    @Test
    void aTermWithoutArgumentsIsItsName() {
        assertThat(new SpecText("cobs")).hasToString("cobs");
    }

    @Test
    void argumentsArePrintedInOrder() {
        SpecText text = new SpecText("all")
                .add(4)
                .add("flag")
                .add(new byte[] {'"', 0})
                .add("order", "little-endian")
                .add("offset", -1)
                .add("magic", new byte[] {(byte) 0xca})
                .addSize("max", 1 << 16);
        assertThat(text)
                .hasToString("all(4, flag, \"\\\"\\x00\", order=little-endian, offset=-1, magic=\"\\xca\", max=64KiB)");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "1023, 1023",
        "1024, 1KiB",
        "1025, 1025",
        "1048576, 1MiB",
        "1049600, 1025KiB",
        "2147483647, 2147483647",
        "1073741824, 1024MiB",
    })
    void sizesHaveTheLargestUnitThatDividesThem(int bytes, String text) {
        assertThat(SpecText.size(bytes)).isEqualTo(text);
        assertThat(parse(text).size()).isEqualTo(bytes);
    }

    @Test
    void quotedStringsParseToTheirBytes() {
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            String quoted = SpecText.quote(bytes);
            assertThat(parse(quoted).bytes()).as("seed %d: %s", seed, quoted).isEqualTo(bytes);
        }
    }

    private static Argument parse(String argument) {
        return Spec.parse("a(" + argument + ")")
                .terms()
                .get(0)
                .arguments()
                .list()
                .get(0);
    }
}
