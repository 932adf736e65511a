package io.framewright.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README is there in two languages, with the same content. */
class TranslationTest {

    private final MarkdownPage english = MarkdownPage.of("README.md");
    private final MarkdownPage chinese = MarkdownPage.of("README.zh-CN.md");

    TranslationTest() throws IOException {}

    @Test
    void headingsHaveTheSameLevels() {
        assertThat(levels(chinese)).isEqualTo(levels(english));
    }

    /** Comments in them are translated. */
    @Test
    void codeBlocksAreTheSame() {
        assertThat(code(chinese)).isEqualTo(code(english));
    }

    @Test
    void everySectionHasTheSameTablesListsAndLinks() {
        assertThat(shape(chinese)).isEqualTo(shape(english));
        assertThat(links(chinese)).containsExactlyInAnyOrderElementsOf(links(english));
    }

    /** Names in code style, such as specs, are the same in each table's first column. */
    @Test
    void tablesBeginTheSame() {
        assertThat(firstCells(chinese)).isEqualTo(firstCells(english));
    }

    @Test
    void eachLeadsToTheOther() {
        assertThat(english.links()).contains("README.zh-CN.md");
        assertThat(chinese.links()).contains("README.md");
    }

    private static List<Integer> levels(MarkdownPage page) {
        return page.headings().stream().map(heading -> heading.indexOf(' ')).toList();
    }

    private static List<String> code(MarkdownPage page) {
        return page.blocks().stream()
                .map(block -> block.note() + "\n" + block.language() + "\n"
                        + block.text().replaceAll("(?m) *(//|#).*$", ""))
                .toList();
    }

    private static List<String> shape(MarkdownPage page) {
        return page.prose().stream()
                .filter(line -> line.matches("(#|\\||- ).*"))
                .map(line -> line.substring(0, 1))
                .toList();
    }

    private static List<String> links(MarkdownPage page) {
        return page.links().stream()
                .filter(link -> !link.matches("README\\..*"))
                .map(link -> link.replaceFirst("#.*", ""))
                .toList();
    }

    private static List<String> firstCells(MarkdownPage page) {
        return page.prose().stream()
                .filter(line -> line.startsWith("| `") || line.startsWith("| ["))
                .map(line -> line.split(" \\| ", 2)[0].replaceAll("[^\\x20-\\x7e…]", ""))
                .toList();
    }
}
