package io.framewright.examples.heartbeat;

import io.framewright.examples.Console;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the secret is; a picocli mixin. There is no option for the secret itself: `ps` would show it to everybody. */
final class SecretOptions {

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "The shared secret; unless given, it is in the environment, as " + Secret.VARIABLE + ".")
    private @Nullable Path file;

    Secret secret(Console console) {
        try {
            return Secret.read(file, System.getenv());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw console.problem(String.valueOf(e.getMessage()));
        }
    }
}
