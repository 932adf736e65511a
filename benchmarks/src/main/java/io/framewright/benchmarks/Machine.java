package io.framewright.benchmarks;

import io.netty.util.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where figures were measured, which is half of what they mean.
 *
 * @param jvm name and version of the JVM
 * @param os name, version and architecture of the operating system
 * @param cpu the processor's name, as far as the operating system tells
 * @param cores how many processors the JVM may use
 * @param netty Netty's version
 */
public record Machine(String jvm, String os, String cpu, int cores, String netty) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    public static Machine here() {
        String arch = property("os.arch");
        return new Machine(
                property("java.vm.name") + " " + property("java.vm.version"),
                property("os.name") + " " + property("os.version") + " " + arch,
                cpuName(arch),
                Runtime.getRuntime().availableProcessors(),
                nettyVersion());
    }

    private static String cpuName(String otherwise) {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", otherwise);
        }
    }

    private static String nettyVersion() {
        Version version = Version.identify().get("netty-buffer");
        return version == null ? "unknown" : version.artifactVersion();
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
