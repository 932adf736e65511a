package io.framewright.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles classes of one name in several versions, each for a class loader of its own. */
final class Sources {

    private final Path folder;

    Sources(Path folder) {
        this.folder = folder;
    }

    /** Compiles source files; the first word behind "class", "record" or "enum" in each is its name. */
    Path compile(String... sources) throws IOException {
        Path out = Files.createTempDirectory(folder, "classes");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", out.toString()));
        for (int i = 0; i < sources.length; i++) {
            Path file = Files.createDirectories(out.resolve("src" + i)).resolve(name(sources[i]) + ".java");
            Files.writeString(file, sources[i], UTF_8);
            arguments.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalArgumentException("the sources do not compile");
        }
        return out;
    }

    private static String name(String source) {
        return source.replaceFirst("(?s).*?(class|record|enum|interface) (\\w+).*", "$2");
    }

    /** Loads a class by a new class loader. */
    static Class<?> load(Path classes, String name) throws IOException, ClassNotFoundException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            Class<?> type = loader.loadClass(name);
            MessageTypes.of(type).describe();
            return type;
        }
    }
}
