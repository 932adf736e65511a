package io.framewright.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The soak test in two processes of its own: a short run in every build, the full one with {@code -Psoak}, which also
 * writes docs/soak.md.
 */
class SoakTest {

    private static final List<String> JVM = List.of(
            "-Xmx768m",
            "-Dio.netty.leakDetection.level=advanced",
            "-Dio.netty.customResourceLeakDetector=io.framewright.codec.testkit.LeakDetector");

    private static String property(String name, String otherwise) {
        return System.getProperty(name, otherwise);
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void nothingIsLostReorderedDamagedOrLeakedAndMemoryIsFlat() throws IOException, InterruptedException {
        Path page = Path.of(property("soak.page", "target/soak.md"));
        Path log = Files.createDirectories(Path.of("target")).resolve("soak.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-cp", property("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(Soak.class.getName(), "run", "--page", page.toString()));
        command.addAll(List.of("--connections", property("soak.connections", "2000")));
        command.addAll(List.of("--seconds", property("soak.seconds", "20")));

        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exitCode;
        try {
            exitCode = process.waitFor();
        } finally {
            process.destroy();
        }

        assertThat(exitCode).as(() -> read(log)).isZero();
        assertThat(page).content().contains("| p99.9 |");
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
