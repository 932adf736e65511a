package io.framewright.examples.docs;

import static java.util.stream.Collectors.joining;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The JDK's compiler, from sources in memory. It keeps what it knows of the class path, so that only the first use is slow. */
final class SnippetCompiler implements AutoCloseable {

    private static final List<String> OPTIONS =
            List.of("--release", "17", "-parameters", "-proc:none", "-cp", System.getProperty("java.class.path"));

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);

    /**
     * A source.
     *
     * @param name the file's name without {@code .java}
     * @param text its text
     */
    record Source(String name, String text) {

        private JavaFileObject file() {
            return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            };
        }
    }

    /** Tells whether a text has the form of a source; names may be unknown. */
    boolean parses(String text) throws IOException {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaFileObject file = new Source("Parsed", text).file();
        ((JavacTask) compiler.getTask(null, files, problems, OPTIONS, null, List.of(file))).parse();
        return errors(problems).isEmpty();
    }

    /** Compiles sources into a directory. */
    void compile(List<Source> sources, Path directory) {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(List.of("-d", directory.toString()));
        List<JavaFileObject> units = sources.stream().map(Source::file).toList();
        boolean compiled =
                compiler.getTask(null, files, problems, options, null, units).call();
        if (!compiled) {
            throw new AssertionError(errors(problems).stream()
                    .map(problem -> problem + "\n" + line(problem))
                    .collect(joining("\n")));
        }
    }

    private static List<Diagnostic<? extends JavaFileObject>> errors(DiagnosticCollector<JavaFileObject> problems) {
        return problems.getDiagnostics().stream()
                .<Diagnostic<? extends JavaFileObject>>map(problem -> problem)
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private static String line(Diagnostic<? extends JavaFileObject> problem) {
        if (problem.getSource() == null) {
            return "";
        }
        try {
            return problem.getSource()
                    .getCharContent(true)
                    .toString()
                    .lines()
                    .skip(problem.getLineNumber() - 1)
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
