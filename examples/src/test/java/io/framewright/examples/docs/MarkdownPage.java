package io.framewright.examples.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One Markdown file of this repository, taken apart. */
final class MarkdownPage implements Comparable<MarkdownPage> {

    /** The repository's directory. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git");
    private static final Pattern FENCE = Pattern.compile("```(\\S*)");
    private static final Pattern COMMENT = Pattern.compile("<!--(.*)-->");
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) (.*)");
    private static final Pattern LINK = Pattern.compile("\\]\\(<?([^)\\s>]+)>?(?: \"[^\"]*\")?\\)");
    private static final Pattern REFERENCE = Pattern.compile("(?m)^\\[[^\\]]+\\]: (\\S+)");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("<(?:img|a|source)\\s[^>]*(?:src|srcset|href)=\"([^\"]+)\"");
    private static final Pattern NAMED = Pattern.compile("<a\\s+(?:id|name)=\"([^\"]+)\"");

    private final Path path;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();

    /** The lines outside of fenced blocks. */
    private final List<String> prose = new ArrayList<>();

    private MarkdownPage(Path path) throws IOException {
        this.path = path;
        List<String> lines = Files.readAllLines(path);
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                i = block(lines, i, fence.group(1));
            } else {
                prose(lines.get(i));
            }
        }
    }

    static MarkdownPage of(String name) throws IOException {
        return new MarkdownPage(ROOT.resolve(name));
    }

    /** Finds all pages but those that a build makes or brings. */
    static Set<MarkdownPage> all() throws IOException {
        Set<MarkdownPage> pages = new TreeSet<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean skipped = SKIPPED.contains(String.valueOf(directory.getFileName()));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(".md")) {
                    pages.add(new MarkdownPage(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return pages;
    }

    private int block(List<String> lines, int start, String language) {
        int end = start + 1;
        while (end < lines.size() && !lines.get(end).equals("```")) {
            end++;
        }
        Matcher comment = COMMENT.matcher(start == 0 ? "" : lines.get(start - 1));
        String note = comment.matches() ? comment.group(1).strip() : "";
        blocks.add(new Block(start + 1, language, note, String.join("\n", lines.subList(start + 1, end)) + "\n"));
        return end;
    }

    private void prose(String line) {
        if (HEADING.matcher(line).matches()) {
            headings.add(line);
        }
        prose.add(line);
    }

    Path path() {
        return path;
    }

    /** Its path from the repository's directory. */
    String name() {
        return ROOT.relativize(path).toString().replace('\\', '/');
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Block> blocks(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    List<String> headings() {
        return headings;
    }

    List<String> prose() {
        return prose;
    }

    /** Where its links and images lead to, as written. */
    List<String> links() {
        String text =
                String.join("\n", prose).replaceAll("(?m)^(?: {4}|\\t).*$", "").replaceAll("`[^`\\n]*`", "``");
        List<String> links = new ArrayList<>();
        for (Pattern pattern : List.of(LINK, REFERENCE, ATTRIBUTE)) {
            pattern.matcher(text).results().forEach(found -> links.add(found.group(1)));
        }
        return links;
    }

    /** What a link may name behind the {@code #}: as GitHub makes it of headings. */
    Set<String> anchors() {
        Set<String> anchors = new TreeSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String heading : headings) {
            String slug = slug(heading.replaceFirst("^#+ ", ""));
            int before = seen.merge(slug, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? slug : slug + "-" + before);
        }
        NAMED.matcher(String.join("\n", prose)).results().forEach(found -> anchors.add(found.group(1)));
        return anchors;
    }

    private static String slug(String heading) {
        String text =
                heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1").strip().toLowerCase(Locale.ROOT);
        return text.replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "").replace(' ', '-');
    }

    @Override
    public int compareTo(MarkdownPage other) {
        return path.compareTo(other.path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MarkdownPage page && page.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
