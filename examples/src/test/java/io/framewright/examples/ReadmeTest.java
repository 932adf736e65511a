package io.framewright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.MessageTypes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the README's Java. What it leaves out (imports, a handler, a client) is in the template. */
class ReadmeTest {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    @Test
    void theJavaInTheReadmeCompilesAndRuns() throws Exception {
        List<String> blocks = JAVA.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSize(3);
        String template = Files.readString(Path.of("src/test/resources/ReadmeTemplate.java.txt"));
        String imports = template.substring(0, template.indexOf("public class"));
        String readme = template.replace("/*EXAMPLE*/", blocks.get(0)).replace("/*TYPES*/", blocks.get(1));
        write("Readme", readme);
        keep(readme);
        write("HexCodec", imports + blocks.get(2));
        compile();

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            Class<?> example = loader.loadClass("Readme");
            assertThat(example.getMethod("run").invoke(null)).isEqualTo("Order[id=1, item=tea, quantity=2]");
            assertThat((MessageTypes<?>) example.getMethod("types").invoke(null))
                    .hasToString("1=Readme$Place, 2=Readme$Cancel");
            assertThat(throughHex((CodecProvider)
                            loader.loadClass("HexCodec").getConstructor().newInstance()))
                    .isEqualTo("c0ffee");
        }
    }

    /** TLS in front, as docs/security.md shows it. */
    @Test
    void theJavaInTheSecurityPageCompiles() throws Exception {
        List<String> blocks = JAVA.matcher(Files.readString(Path.of("../docs/security.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSize(1);
        String template = Files.readString(Path.of("src/test/resources/SecurityTemplate.java.txt"));
        write("SecurityPage", template.replace("/*EXAMPLE*/", blocks.get(0)));

        compile();
    }

    /** What the README says that the first example is: ten lines of code or so. */
    @Test
    void theFirstExampleIsShort() throws Exception {
        String first = JAVA.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(first.lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(12);
    }

    private static String throughHex(CodecProvider provider) {
        Codec<String> codec = provider.codecFor(String.class, CodecOptions.DEFAULT);
        ByteBuf buffer = Unpooled.buffer();
        codec.encode("c0ffee", buffer);
        assertThat(buffer.readableBytes()).isEqualTo(3);
        return codec.decode(buffer);
    }

    /** Leaves the completed example for .ci/consumer. */
    private static void keep(String readme) throws Exception {
        Files.createDirectories(Path.of("target/readme"));
        Files.writeString(Path.of("target/readme/Readme.java"), readme);
    }

    private void write(String name, String source) throws Exception {
        Files.writeString(directory.resolve(name + ".java"), source);
    }

    private void compile() throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(directory)) {
            boolean compiled = compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjectsFromPaths(sources.toList()))
                    .call();
            assertThat(compiled).as(errors.toString()).isTrue();
        }
    }
}
