package io.framewright.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A headless browser, driven by a script for Node. Where there is none, tests are skipped, and say so; with {@code
 * -Dpeers=required}, or the environment variable {@code CI=true}, they fail. The environment variable {@code BROWSER} may
 * name the program.
 */
public final class Browser {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private Browser() {}

    /** Starts a script; the test skips or fails if it cannot run. */
    public static Process start(String script, String... arguments) throws IOException, InterruptedException {
        Optional<Path> browser =
                find(Optional.ofNullable(System.getenv("BROWSER")).map(List::of).orElse(NAMES));
        if (browser.isEmpty()) {
            missing("there is no Chromium on the PATH (Debian: chromium)");
        }
        Optional<Path> node = find(List.of("node"));
        if (node.isEmpty()) {
            missing("there is no node on the PATH");
        }
        Path directory = NodePackages.copy("browser");
        if (!NodePackages.install(directory)) {
            missing("npm ci has failed, see above");
        }
        List<String> command = new ArrayList<>(List.of(node.orElseThrow().toString(), script));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("BROWSER", browser.orElseThrow().toString());
        return builder.start();
    }

    private static Optional<Path> find(List<String> names) {
        List<String> path =
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return names.stream()
                .flatMap(name -> Stream.concat(
                        Stream.of(Path.of(name)).filter(Path::isAbsolute),
                        path.stream().map(directory -> Path.of(directory, name))))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void missing(String what) {
        String text = "no browser: " + what;
        assertThat("required".equals(System.getProperty("peers")) || "true".equals(System.getenv("CI")))
                .as(text)
                .isFalse();
        System.out.println(text + "; its tests are skipped");
        abort(text);
    }
}
