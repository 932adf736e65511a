package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecDecoratorProvider;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.spec.Arguments;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A codec decorator of somebody else, found through the thread's class loader. */
class DecoratorTest {

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path directory;

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private void register(Class<? extends CodecDecoratorProvider> provider) throws Exception {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(CodecDecoratorProvider.class.getName()), provider.getName());
        URL[] urls = {directory.toUri().toURL()};
        Thread.currentThread().setContextClassLoader(new URLClassLoader(urls, before));
    }

    @Test
    void decoratorsComposeAndPrintThemselves() throws Exception {
        register(Reversing.class);
        Protocol<String> once = Protocol.parse("line + crc32c + string + reversed", MessageTypes.of(String.class));
        Protocol<String> twice = Protocol.parse("line + string + reversed + reversed", MessageTypes.of(String.class));

        assertThat(once).hasToString("line + crc32c + string + reversed");
        assertThat(twice).hasToString("line + string + reversed + reversed");
        assertThat(written(once)).startsWith("cba");
        assertThat(written(twice)).isEqualTo("abc\n");
    }

    @Test
    void aNameThatMeansTwoThingsIsRefused() throws Exception {
        register(Line.class);

        assertThatThrownBy(() -> Protocol.parse("line + string", MessageTypes.of(String.class)))
                .isInstanceOf(ServiceConfigurationError.class)
                .hasMessageContaining("'line'");
    }

    private static String written(Protocol<String> protocol) {
        EmbeddedChannel channel = new EmbeddedChannel(protocol.newHandler());
        channel.writeOutbound("abc");
        ByteBuf out = channel.readOutbound();
        String wire = out.toString(StandardCharsets.US_ASCII);
        channel.writeInbound(out);
        String back = channel.readInbound();
        assertThat(back).isEqualTo("abc");
        channel.finishAndReleaseAll();
        return wire;
    }

    /** Writes a message's bytes backwards. */
    public static class Reversing implements CodecDecoratorProvider {

        @Override
        public String name() {
            return "reversed";
        }

        @Override
        public <T> Codec<T> decorate(Codec<T> codec, Arguments arguments, DecodeLimits limits) {
            arguments.reader().end();
            return new Codec<>() {
                @Override
                public void encode(T message, ByteBuf out) {
                    ByteBuf bytes = Unpooled.buffer();
                    codec.encode(message, bytes);
                    for (int i = bytes.writerIndex() - 1; i >= 0; i--) {
                        out.writeByte(bytes.getByte(i));
                    }
                }

                @Override
                public T decode(ByteBuf in) {
                    ByteBuf bytes = Unpooled.buffer();
                    for (int i = in.writerIndex() - 1; i >= in.readerIndex(); i--) {
                        bytes.writeByte(in.getByte(i));
                    }
                    in.skipBytes(in.readableBytes());
                    return codec.decode(bytes);
                }
            };
        }
    }

    /** Has the name of a framing. */
    public static final class Line extends Reversing {

        @Override
        public String name() {
            return "line";
        }
    }
}
