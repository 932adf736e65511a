package io.framewright.benchmarks.report;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Asks git, where it is there. */
final class Git {

    private static final int PATIENCE_SECONDS = 10;

    private Git() {}

    /** The commit of the sources that this was built from, and whether they have changed since; or why that is not known. */
    static String commit() {
        try {
            Path directory = directory();
            String commit = run(directory, "rev-parse", "--short=12", "HEAD");
            String changes = run(directory, "status", "--porcelain", "--untracked-files=no");
            return changes.isEmpty() ? commit : commit + ", with changes";
        } catch (IOException | URISyntaxException e) {
            return "not known: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "not known";
        }
    }

    /** Where the jar is: within the sources, since that is where the build puts it. */
    private static Path directory() throws IOException, URISyntaxException {
        Path parent = Path.of(Git.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getParent();
        if (parent == null) {
            throw new IOException("the jar is nowhere");
        }
        return parent;
    }

    private static String run(Path directory, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException("not a git repository");
        }
        return said;
    }
}
