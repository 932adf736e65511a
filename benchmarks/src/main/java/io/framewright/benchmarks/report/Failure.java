package io.framewright.benchmarks.report;

import java.util.regex.Pattern;

/** Finds the reason in what JMH prints about a benchmark that failed. */
final class Failure {

    private static final Pattern THROWABLE = Pattern.compile("^(Caused by: )?([\\w.$]+(Exception|Error))(: .*)?$");

    private Failure() {}

    /** The last cause of the first failure, or else the last line that says anything. */
    static String in(String said) {
        String cause = "";
        String last = "it failed";
        for (String line : said.lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                last = line;
            }
            if (THROWABLE.matcher(line).matches() && (cause.isEmpty() || line.startsWith("Caused by: "))) {
                cause = line.replaceFirst("^Caused by: ", "");
            }
        }
        return cause.isEmpty() ? last : cause;
    }
}
