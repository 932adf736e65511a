package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * We had a bug where, in one JVM of eight, a frame of 512 bytes took 26 ns in place of 6: HotSpot had compiled the loop
 * into its callers before it was hot enough to be compiled by itself, and so deep that a call below the codec's was one
 * too many to be compiled into it. Methods longer than {@code FreqInlineSize} are not compiled into callers.
 */
class InboundCompilationTest {

    private static final int FREQ_INLINE_SIZE = 325;

    /** A line of a method's code: where an instruction begins. */
    private static final Pattern INSTRUCTION = Pattern.compile("^ +(\\d+): \\S.*", Pattern.MULTILINE);

    @Test
    void theLoopIsTooLongToBeCompiledIntoItsCallers() throws Exception {
        assertThat(lastInstruction("deliverNarrowed")).isGreaterThan(FREQ_INLINE_SIZE);
    }

    private static int lastInstruction(String method) throws Exception {
        String code = disassembled();
        int start = code.indexOf(" " + method + "(");
        assertThat(start).as("where %s begins", method).isNotNegative();
        int end = code.indexOf("\n\n", start);
        int last = 0;
        Matcher instruction = INSTRUCTION.matcher(code.substring(start, end));
        while (instruction.find()) {
            last = Math.max(last, Integer.parseInt(instruction.group(1)));
        }
        return last;
    }

    private static String disassembled() throws Exception {
        Path classes = Path.of(Inbound.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        int result = ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(printer, printer, "-c", "-p", "-cp", classes.toString(), Inbound.class.getName());
        assertThat(result).as(out.toString()).isZero();
        return out.toString().replace("\r", "");
    }
}
