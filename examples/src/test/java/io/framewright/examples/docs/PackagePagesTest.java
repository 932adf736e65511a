package io.framewright.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every package that others use has a page in the Javadoc, which shows how in a few lines. */
class PackagePagesTest {

    private static final Set<String> PROGRAMS = Set.of("benchmarks", "examples", "soak");

    static Set<Path> packages() throws IOException {
        Set<Path> packages = new TreeSet<>();
        try (Stream<Path> modules = Files.list(MarkdownPage.ROOT)) {
            for (Path sources :
                    modules.map(module -> module.resolve("src/main/java")).toList()) {
                if (Files.isDirectory(sources) && !PROGRAMS.contains(name(sources))) {
                    packages.addAll(packages(sources));
                }
            }
        }
        return packages;
    }

    private static String name(Path sources) {
        return MarkdownPage.ROOT.relativize(sources).getName(0).toString();
    }

    private static List<Path> packages(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .map(Path::getParent)
                    .filter(folder -> !folder.endsWith("internal"))
                    .distinct()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void thePackageHasAPageWithItsUse(Path directory) throws IOException {
        String page = Files.readString(directory.resolve("package-info.java"));

        assertThat(page).startsWith("/**").contains("<pre>{@code").contains("@NullMarked");
    }
}
