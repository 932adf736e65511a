package io.framewright.nativeimages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A JVM that runs {@link RoundTrips} as a native image would, with the agent. */
record TracedRun(List<String> seen, List<String> said) {

    static TracedRun start(Path directory) throws IOException, InterruptedException {
        Path seen = directory.resolve("seen");
        Path said = directory.resolve("said");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        if (Runtime.version().feature() >= 24) {
            command.add("--sun-misc-unsafe-memory-access=debug"); // each use, not the first one only
        }
        command.addAll(List.of(
                "-Dorg.graalvm.nativeimage.imagecode=runtime",
                "-javaagent:" + agent(directory),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RoundTrips.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(seen.toFile())
                .redirectError(said.toFile())
                .start();
        int exit = process.waitFor();
        TracedRun run = new TracedRun(Files.readAllLines(seen), Files.readAllLines(said));
        if (exit != 0 || !run.seen.contains(RoundTrips.END)) {
            throw new IllegalStateException(exit + ", " + run.said);
        }
        return run;
    }

    /** A jar of a manifest: the agent's class is on the class path. */
    private static Path agent(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ReflectionAgent.class.getName());
        Path jar = directory.resolve("agent.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }
}
