package io.framewright.examples.docs;

import io.framewright.examples.docs.SnippetCompiler.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Java of one page, as sources. A block is of one of three kinds, which its form tells:
 *
 * <ul>
 *   <li>classes become a source of their own, with the imports of the page's template before them;
 *   <li>statements take the place of <code>/&#42;BLOCKS&#42;/</code> in the template, one block behind the other, so that a
 *       block may use the variables of those before it. {@code /*BLOCK 2*}{@code /} stands for the second one only;
 *   <li>members of a class take the place of <code>/&#42;MEMBERS&#42;/</code>.
 * </ul>
 *
 * <p>The template of {@code docs/page.md} is {@code src/test/resources/snippets/docs/page.java.txt}; a page without one has
 * {@code default.java.txt}. What a reader has anyway (imports, message classes, a channel) stands there. Beside it, {@code
 * page.test.java.txt} may hold the class {@code PageTest}, which tests what the page's blocks make.
 *
 * <p>A block behind the comment {@code <!-- file: NAME -->} is a file beside the classes, such as one in {@code
 * META-INF/services}.
 */
final class Snippets {

    private static final Path TEMPLATES = Path.of("src/test/resources/snippets");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|@?interface|enum) (\\w+)");
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("(?m)^public (?:\\w+ )*?(?:class|record|@?interface|enum) (\\w+)");
    private static final Pattern MEMBER = Pattern.compile("(?m)^(public|protected|private|static) ");
    private static final Pattern PRINTED = Pattern.compile("(?m)^ *System\\.out\\.println\\(.*\\); // (.*)$");

    private final MarkdownPage page;
    private final String template;
    private final List<Source> sources = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private final StringBuilder members = new StringBuilder();

    Snippets(MarkdownPage page, SnippetCompiler compiler) throws IOException {
        this.page = page;
        Path own = TEMPLATES.resolve(page.name().replaceFirst("(\\.zh-CN)?\\.md$", ".java.txt"));
        template = Files.readString(Files.exists(own) ? own : TEMPLATES.resolve("default.java.txt"));
        for (Block block : page.blocks("java")) {
            add(block, compiler);
        }
        sources.add(0, new Source(mainClass(), filled()));
        Path test = TEMPLATES.resolve(page.name().replaceFirst("(\\.zh-CN)?\\.md$", ".test.java.txt"));
        if (Files.exists(test)) {
            sources.add(new Source("PageTest", Files.readString(test)));
        }
    }

    /** Tells whether there is something for JUnit to run. */
    boolean hasTests() {
        return sources.stream().anyMatch(source -> source.text().matches("(?s).*(@Test|extends \\w+Contract\\b).*"));
    }

    private void add(Block block, SnippetCompiler compiler) throws IOException {
        String text = block.text();
        if (compiler.parses(text)) {
            sources.add(new Source(name(text), header() + text));
        } else if (!MEMBER.matcher(text).find()
                && compiler.parses("class Parsed { void method() throws Exception {\n" + text + "\n} }")) {
            statements.add(text);
        } else if (compiler.parses("class Parsed {\n" + text + "\n}")) {
            members.append(text).append('\n');
        } else {
            throw new AssertionError(
                    page + ":" + block.line() + ": neither classes, nor statements, nor members:\n" + text);
        }
    }

    private static String name(String text) {
        Matcher type = PUBLIC_TYPE.matcher(text);
        if (type.find()) {
            return type.group(1);
        }
        Matcher other = TYPE.matcher(text);
        return other.find() ? other.group(1) : "Nothing";
    }

    /** What stands before the template's first type: its package and imports. */
    private String header() {
        Matcher type = Pattern.compile("(?m)^(public |final )*class ").matcher(template);
        if (!type.find()) {
            throw new AssertionError("the template of " + page + " has no class");
        }
        return template.substring(0, type.start());
    }

    private String filled() {
        String text = template;
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            String place = "/*BLOCK " + (i + 1) + "*/";
            if (text.contains(place)) {
                text = text.replace(place, statements.get(i));
            } else {
                rest.add(statements.get(i));
            }
        }
        return replaced(replaced(text, "/*BLOCKS*/", String.join("\n", rest)), "/*MEMBERS*/", members.toString());
    }

    private String replaced(String text, String place, String replacement) {
        if (!replacement.isEmpty() && !text.contains(place)) {
            throw new AssertionError("the template of " + page + " has no place for " + place + ":\n" + replacement);
        }
        return text.replace(place, replacement);
    }

    /** The template's class, with all its blocks. */
    Source main() {
        return sources.get(0);
    }

    /** The main class first. */
    List<Source> sources() {
        return sources;
    }

    /** The main class's name, with its package. */
    String mainName() {
        Matcher name = Pattern.compile("(?m)^package (.*);").matcher(template);
        return name.find() ? name.group(1) + "." + mainClass() : mainClass();
    }

    private String mainClass() {
        Matcher type = TYPE.matcher(template.substring(header().length()));
        if (!type.find()) {
            throw new AssertionError("the template of " + page + " has no class");
        }
        return type.group(1);
    }

    /** What the page says that its statements print: {@code System.out.println(x); // this}. */
    List<String> printed() {
        return PRINTED.matcher(String.join("\n", statements))
                .results()
                .map(printed -> printed.group(1))
                .toList();
    }

    /** Writes the page's files. */
    void writeFiles(Path directory) throws IOException {
        for (Block block : page.blocks()) {
            if (block.note().startsWith("file: ")) {
                Path file = directory.resolve(block.note().substring("file: ".length()));
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.text());
            }
        }
    }
}
