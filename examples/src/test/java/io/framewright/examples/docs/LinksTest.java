package io.framewright.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links that lead to this repository's own files lead somewhere, down to the heading. */
class LinksTest {

    static Set<MarkdownPage> pages() throws IOException {
        return MarkdownPage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(MarkdownPage page) throws IOException {
        Set<String> dead = new TreeSet<>();
        for (String link : page.links()) {
            problem(page, link).ifPresent(problem -> dead.add(link + ": " + problem));
        }
        assertThat(dead).as("dead links of " + page).isEmpty();
    }

    @Test
    void everyPageOfTheDocumentationIsInItsIndex() throws IOException {
        MarkdownPage index = MarkdownPage.of("docs/README.md");
        Set<Path> listed = new TreeSet<>();
        index.links().forEach(link -> listed.add(target(index, link)));
        for (MarkdownPage page : pages()) {
            String directory = String.valueOf(page.path().getParent().getFileName());
            if (directory.equals("docs") && !page.equals(index)) {
                assertThat(listed).as("links of " + index).contains(page.path());
            }
        }
    }

    private static Optional<String> problem(MarkdownPage page, String link) throws IOException {
        if (link.matches("[a-z]+:.*")) {
            return Optional.empty();
        }
        Path target = target(page, link);
        if (!target.startsWith(MarkdownPage.ROOT)) {
            return Optional.of("leads out of the repository");
        }
        if (!Files.exists(target)) {
            return Optional.of("there is no " + MarkdownPage.ROOT.relativize(target));
        }
        int hash = link.indexOf('#');
        if (hash < 0 || !target.toString().endsWith(".md")) {
            return Optional.empty();
        }
        Set<String> anchors =
                MarkdownPage.of(MarkdownPage.ROOT.relativize(target).toString()).anchors();
        return anchors.contains(decoded(link.substring(hash + 1)))
                ? Optional.empty()
                : Optional.of("there is no such heading, but " + anchors);
    }

    private static Path target(MarkdownPage page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        return file.isEmpty()
                ? page.path()
                : page.path().resolveSibling(decoded(file)).normalize();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
