package io.framewright.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Compiles and runs the Java of every Markdown page, see {@link Snippets}: its statements, and what it has of tests. Blocks
 * that print say behind it what.
 */
class SnippetsTest {

    private static final SnippetCompiler COMPILER = new SnippetCompiler();

    @TempDir
    private Path directory;

    @AfterAll
    static void closeCompiler() throws IOException {
        COMPILER.close();
    }

    static List<MarkdownPage> pages() throws IOException {
        return MarkdownPage.all().stream()
                .filter(page -> !page.blocks("java").isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void javaCompilesAndRuns(MarkdownPage page) throws Exception {
        Snippets snippets = new Snippets(page, COMPILER);
        snippets.writeFiles(directory);
        COMPILER.compile(snippets.sources(), directory);
        keep(page, snippets);

        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            List<String> printed = run(loader.loadClass(snippets.mainName()));
            assertThat(printed).as("what the blocks of " + page + " print").containsSubsequence(snippets.printed());
            runTests(snippets.hasTests());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** What the README says that the first example is: ten lines of code or so. */
    @Test
    void theFirstExampleIsShort() throws IOException {
        Block first = MarkdownPage.of("README.md").blocks("java").get(0);

        assertThat(first.text().lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(12);
    }

    private static List<String> run(Class<?> main) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            main.getMethod("run").invoke(null);
        } catch (InvocationTargetException e) {
            throw new AssertionError("after printing " + bytes.toString(StandardCharsets.UTF_8), e.getCause());
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Runs the JUnit tests among the page's classes. */
    private void runTests(boolean expected) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(alone)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClasspathRoots(Set.of(directory)))
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        StringWriter failures = new StringWriter();
        summary.printFailuresTo(new PrintWriter(failures), 20);
        assertThat(failures.toString()).isEmpty();
        assertThat(summary.getTestsSucceededCount() > 0).as("tests ran").isEqualTo(expected);
    }

    /** Leaves the README's completed example for .ci/consumer. */
    private static void keep(MarkdownPage page, Snippets snippets) throws IOException {
        if (page.name().equals("README.md")) {
            Path file = Path.of("target/readme", snippets.main().name() + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, snippets.main().text());
        }
    }
}
