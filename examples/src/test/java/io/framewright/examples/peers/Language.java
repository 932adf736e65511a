package io.framewright.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.framewright.examples.proto.SamplerProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A language that a peer is written in, and what this machine must have to run it. Where that is missing, tests are
 * skipped, and say so; with {@code -Dpeers=required}, or the environment variable {@code CI=true}, they fail.
 */
enum Language {
    NODE("node") {
        @Override
        Optional<String> missing(String codec) {
            if (!runs("node", "--version")) {
                return Optional.of("there is no node on the PATH");
            }
            return npmCi() ? Optional.empty() : Optional.of("npm ci has failed, see above");
        }

        @Override
        List<String> command(String codec) {
            return List.of("node", "peer.mjs");
        }

        @Override
        Path schema() {
            return Path.of("src/main/proto/sampler.proto").toAbsolutePath();
        }

        private boolean npmCi() {
            try {
                return NodePackages.install(directory());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    },

    PYTHON("python") {
        @Override
        Optional<String> missing(String codec) {
            return interpreter(codec) == null
                    ? Optional.of("there is no Python 3 that can " + imports(codec)
                            + " (Debian: python3-msgpack, python3-protobuf)")
                    : Optional.empty();
        }

        @Override
        List<String> command(String codec) {
            return List.of(String.valueOf(interpreter(codec)), "peer.py");
        }

        @Override
        Path schema() {
            Path file = directory().resolve("sampler.desc");
            try {
                return Files.write(file, SamplerProto.getDescriptor().toProto().toByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Debian's packages are for Debian's Python, which need not be the first on the PATH. */
        private @Nullable String interpreter(String codec) {
            return Stream.of("/usr/bin/python3", "python3", "python")
                    .filter(python -> runs(python, "-c", imports(codec)))
                    .findFirst()
                    .orElse(null);
        }

        private String imports(String codec) {
            return switch (codec.replaceFirst("\\(.*", "")) {
                case "msgpack" -> "import msgpack";
                case "protobuf" -> "import google.protobuf";
                default -> "import json";
            };
        }
    };

    private static final int PATIENCE_SECONDS = 180;
    private static final Map<String, Optional<String>> KNOWN = new ConcurrentHashMap<>();
    private static final Set<String> SAID = new HashSet<>();

    private final Path sources;
    private final Path directory;

    Language(String name) {
        sources = Path.of("src", "test", "peers", name);
        directory = Path.of("target", "peers", name).toAbsolutePath();
    }

    /** What a program has printed, both streams, and how it ended. */
    record Result(int exitCode, String output) {}

    /** Says what this machine lacks, if it lacks anything. */
    abstract Optional<String> missing(String codec);

    abstract List<String> command(String codec);

    /** The file that tells the peer's Protobuf library what a Sampler is. */
    abstract Path schema();

    /** Where the peer runs, with a copy of its sources. */
    Path directory() {
        return directory;
    }

    /** Skips or fails the test if the peer cannot run. */
    synchronized void require(String codec) throws IOException {
        copySources();
        Optional<String> missing = KNOWN.computeIfAbsent(this + codec, key -> missing(codec));
        if (missing.isEmpty()) {
            return;
        }
        String text = "no peer in " + this + " for " + codec + ": " + missing.get();
        assertThat("required".equals(System.getProperty("peers")) || "true".equals(System.getenv("CI")))
                .as(text)
                .isFalse();
        if (SAID.add(text)) {
            System.out.println(text + "; its tests are skipped");
        }
        abort(text);
    }

    private void copySources() throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Runs the peer against a server. */
    Result talk(int port, String framing, String codec) throws IOException {
        Path vectors = directory.resolve(codec.replaceAll("\\W", "-") + ".json");
        Vectors.write(codec, vectors);
        List<String> command = new ArrayList<>(command(codec));
        command.addAll(List.of(Integer.toString(port), framing, codec, vectors.toString(), schema().toString()));
        return run(directory, command);
    }

    private static boolean runs(String... command) {
        try {
            return run(Path.of("."), List.of(command)).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Result run(Path directory, List<String> command) throws IOException {
        Path output = Files.createTempFile("peer", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new Result(
                    ended ? process.exitValue() : -1, new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }
}
