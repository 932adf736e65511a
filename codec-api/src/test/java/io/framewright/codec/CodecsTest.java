package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.internal.Services;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceConfigurationError;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodecsTest {

    /** Takes the name of a codec that is there. */
    public static final class Impostor implements CodecProvider {

        @Override
        public String name() {
            return "bytes";
        }

        @Override
        public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void builtInCodecsAreFoundByName() {
        assertThat(Codecs.named("bytes").name()).isEqualTo("bytes");
        assertThat(Codecs.all().keySet()).containsExactly("bytes", "string");
        assertThat(Codecs.decorators().keySet()).containsExactly("deflate");
    }

    @Test
    void aCodecOfAMissingArtifactIsNamedWithTheArtifact() {
        assertThatThrownBy(() -> Codecs.named("kryo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no codec is named 'kryo'; found were bytes, string;")
                .hasMessageContaining("io.framewright:codec-kryo");
        assertThatThrownBy(() -> Codecs.named("marshalling-river"))
                .hasMessageEndingWith("io.framewright:codec-marshalling");
    }

    @Test
    void aDecoratorOfAMissingArtifactIsNamedWithTheArtifact() {
        assertThatThrownBy(() -> Codecs.decoratorNamed("zstd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "no codec decorator is named 'zstd'; found were deflate; 'zstd' comes with the artifact"
                                + " io.framewright:codec-zstd");
        assertThat(Codecs.unknownDecorator("gzip")).isEqualTo("no codec decorator is named 'gzip'; found were deflate");
    }

    @Test
    void aDecoratorInTheCodecsPlaceIsToldWhereItBelongs() {
        assertThatThrownBy(() -> Codecs.named("deflate"))
                .hasMessage(
                        "no codec is named 'deflate'; found were bytes, string; 'deflate' is a codec decorator, as in"
                                + " \"json + deflate\"");
    }

    @Test
    void aMisspelledCodecIsNamedWithThoseThatAreThere() {
        assertThatThrownBy(() -> Codecs.named("Bytes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no codec is named 'Bytes'; found were bytes, string");
    }

    @Test
    void twoProvidersOfOneNameAreRefusedByName(@TempDir Path directory) throws IOException {
        withProvider(
                directory,
                Impostor.class,
                () -> assertThatThrownBy(() -> Codecs.named("bytes"))
                        .isInstanceOf(ServiceConfigurationError.class)
                        .hasMessageContainingAll(
                                "'bytes'", Impostor.class.getName(), BytesCodec.Provider.class.getName()));
    }

    @Test
    void oneProviderThatIsRegisteredTwiceIsFine(@TempDir Path directory) throws IOException {
        withProvider(
                directory,
                BytesCodec.Provider.class,
                () -> assertThat(Codecs.all()).containsOnlyKeys("bytes", "string"));
    }

    @Test
    void servicesAreFoundWithoutAContextClassLoader() {
        withContext(
                (@Nullable ClassLoader) null,
                () -> assertThat(Services.byName(CodecProvider.class, CodecProvider::name))
                        .containsOnlyKeys("bytes", "string"));
    }

    /** As in a jar of many jars of which only one's list of providers was kept. */
    @Test
    void aProviderThatIsThereButNotListedIsToldApartFromAMissingArtifact(@TempDir Path directory) throws IOException {
        Path source = directory.resolve("KryoCodecProvider.java");
        Files.writeString(source, "package io.framewright.codec.kryo; class KryoCodecProvider {}");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-proc:none", source.toString(), "-d", directory.toString()))
                .isZero();
        withContext(
                directory,
                () -> assertThatThrownBy(() -> Codecs.named("kryo"))
                        .hasMessage("no codec is named 'kryo'; found were bytes, string; 'kryo' is there"
                                + " (io.framewright.codec.kryo.KryoCodecProvider), but no"
                                + " META-INF/services/io.framewright.codec.CodecProvider names it: where jars are shaded into"
                                + " one, merge these files"));
    }

    @Test
    void providersThatAreListedWhereTheLibraryIsNotArePassedOver(@TempDir Path directory) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(CodecProvider.class.getName()), "com.acme.Provider");
        URL[] urls = {directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            withContext(loader, () -> assertThat(Codecs.all()).containsOnlyKeys("bytes", "string"));
        }
    }

    /** As in a web application that brings its own copy of a library that the server has too. */
    @Test
    void providersForAnotherCopyOfTheLibraryArePassedOver() throws IOException {
        URL here = CodecProvider.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader netty = new OnlyNetty(CodecsTest.class.getClassLoader());
        try (URLClassLoader copy = new URLClassLoader(new URL[] {here}, netty)) {
            withContext(copy, () -> assertThat(Codecs.all()).containsOnlyKeys("bytes", "string"));
        }
    }

    /** Has what the library needs, not the library. */
    private static final class OnlyNetty extends ClassLoader {

        private final ClassLoader all;

        OnlyNetty(ClassLoader all) {
            super(ClassLoader.getPlatformClassLoader());
            this.all = all;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("io.netty.")) {
                return all.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    private static void withContext(@Nullable ClassLoader loader, Runnable test) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            test.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void withProvider(Path directory, Class<?> provider, Runnable test) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(CodecProvider.class.getName()), provider.getName());
        withContext(directory, test);
    }

    private static void withContext(Path directory, Runnable test) throws IOException {
        ClassLoader parent = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, parent)) {
            withContext(loader, test);
        }
    }
}
