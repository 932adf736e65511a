package io.framewright.examples;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the artifacts say about themselves as modules. */
class ModulesTest {

    private static final Path ROOT = Path.of("..");

    /** Those that are published and have classes. */
    static List<String> artifacts() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .filter(folder -> Files.exists(folder.resolve("src/main/java")))
                    .filter(folder -> !read(folder.resolve("pom.xml")).contains("<maven.deploy.skip>true"))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Those that are more than a name: the libraries of two are no modules, and the kit is for class paths. */
    static List<String> modules() throws IOException {
        return artifacts().stream()
                .filter(artifact -> !Set.of("codec-msgpack", "codec-testkit", "framing-micrometer")
                        .contains(artifact))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleProvidesWhatItsServiceFilesList(String artifact) throws IOException {
        Path classes = ROOT.resolve(artifact).resolve("target/classes");
        Map<String, Set<String>> provided = descriptor(classes).provides().stream()
                .collect(toMap(Provides::service, provides -> new TreeSet<>(provides.providers())));
        assertThat(provided).isEqualTo(listed(classes.resolve("META-INF/services")));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleExportsAllItsPackagesAndIsNamedAfterTheFirst(String artifact) {
        ModuleDescriptor module = descriptor(ROOT.resolve(artifact).resolve("target/classes"));
        assertThat(module.exports().stream().map(Exports::source))
                .containsExactlyInAnyOrderElementsOf(module.packages())
                .allSatisfy(name -> assertThat(name).startsWith(module.name()));
        assertThat(module.packages()).contains(module.name());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void whatIsInternalIsExportedToOurModulesOnlyAndTheRestToAll(String artifact) {
        ModuleDescriptor module = descriptor(ROOT.resolve(artifact).resolve("target/classes"));
        assertThat(module.exports()).allSatisfy(exports -> {
            assertThat(exports.isQualified()).as("%s", exports).isEqualTo(isInternal(exports.source()));
            assertThat(exports.targets()).allSatisfy(name -> assertThat(name).startsWith("io.framewright."));
        });
    }

    /** Their names are in a manifest, which exports everything to everyone. */
    @Test
    void whatHasNoDescriptorHasNothingInternal() throws IOException {
        Set<String> modules = Set.copyOf(modules());
        for (String artifact : artifacts()) {
            if (!modules.contains(artifact)) {
                try (Stream<Path> files = Files.walk(ROOT.resolve(artifact).resolve("src/main/java"))) {
                    assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith("/internal"));
                }
            }
        }
    }

    private static boolean isInternal(String name) {
        return name.endsWith(".internal");
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void everyPackageIsNullMarked(String artifact) throws IOException {
        Path sources = ROOT.resolve(artifact).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> packages = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(packages)
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .content()
                            .contains("@" + NullMarked.class.getSimpleName() + "\npackage "));
        }
    }

    private static ModuleDescriptor descriptor(Path classes) {
        return ModuleFinder.of(classes).findAll().iterator().next().descriptor();
    }

    private static Map<String, Set<String>> listed(Path services) throws IOException {
        if (!Files.exists(services)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.list(services)) {
            return files.collect(toMap(
                    file -> file.getFileName().toString(),
                    file -> new TreeSet<>(read(file).lines().toList())));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
