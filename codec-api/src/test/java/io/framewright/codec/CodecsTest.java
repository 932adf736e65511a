package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceConfigurationError;
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
                .hasMessageContaining("io.framewright:codec-marshalling ");
    }

    @Test
    void aDecoratorOfAMissingArtifactIsNamedWithTheArtifact() {
        assertThatThrownBy(() -> Codecs.decoratorNamed("zstd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "no codec decorator is named 'zstd'; found were deflate; 'zstd' comes with the artifact"
                                + " io.framewright:codec-zstd (");
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
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            Map<String, CodecProvider> found = Services.byName(CodecProvider.class, CodecProvider::name);
            assertThat(found.keySet()).containsExactly("bytes", "string");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void withProvider(Path directory, Class<?> provider, Runnable test) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(CodecProvider.class.getName()), provider.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            test.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
