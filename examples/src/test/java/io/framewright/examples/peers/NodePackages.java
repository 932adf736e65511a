package io.framewright.examples.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A directory of scripts for Node, copied below target, with the packages of its lock file. */
public final class NodePackages {

    private static final int PATIENCE_SECONDS = 180;

    private NodePackages() {}

    /** Copies {@code src/test/peers/NAME} to {@code target/peers/NAME}. */
    public static Path copy(String name) throws IOException {
        Path directory = Path.of("target", "peers", name).toAbsolutePath();
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(Path.of("src", "test", "peers", name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return directory;
    }

    /** Installs the packages of the lock file, unless they are there. Prints why it has failed, if it has. */
    public static boolean install(Path directory) throws IOException, InterruptedException {
        Path installed = directory.resolve("installed.json");
        String lock = Files.readString(directory.resolve("package-lock.json"));
        if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
            return true;
        }
        String npm = System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
        Process process = new ProcessBuilder(
                        List.of(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        boolean done = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        process.destroyForcibly();
        if (done) {
            Files.writeString(installed, lock);
        }
        return done;
    }
}
