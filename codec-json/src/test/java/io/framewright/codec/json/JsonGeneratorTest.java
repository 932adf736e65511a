package io.framewright.codec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.io.InputDecorator;
import tools.jackson.core.io.OutputDecorator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonpCharacterEscapes;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.std.StdSerializer;

/** A generator is used for one message after the other; none may see what the one before has left. */
class JsonGeneratorTest {

    enum Kind {
        FINE,
        FAILS,
        LEAVES_OPEN,
        CLOSES,
        NESTS,
        CONFIGURES,
        ESCAPES
    }

    @JsonSerialize(using = NoteSerializer.class)
    record Note(Kind kind, String text) {}

    static final class NoteSerializer extends StdSerializer<Note> {

        NoteSerializer() {
            super(Note.class);
        }

        @Override
        public void serialize(Note note, JsonGenerator json, SerializationContext context) {
            if (note.kind() == Kind.CONFIGURES) {
                json.configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN, true);
            }
            if (note.kind() == Kind.ESCAPES) {
                json.setCharacterEscapes(JsonpCharacterEscapes.instance());
            }
            json.writeStartObject();
            json.writeStringProperty("text", note.text());
            json.writeName("number");
            json.writeNumber(new BigDecimal("1E+3"));
            if (note.kind() == Kind.NESTS) {
                json.writeStringProperty("inner", Texts.encode(CODEC, new Note(Kind.FINE, "inner")));
            }
            if (note.kind() == Kind.FAILS) {
                throw new IllegalStateException("no");
            }
            if (note.kind() != Kind.LEAVES_OPEN) {
                json.writeEndObject();
            }
            if (note.kind() == Kind.CLOSES) {
                json.close();
            }
        }
    }

    private static final Codec<Note> CODEC = JsonCodec.of(Note.class);

    private static String write(Kind kind, String text) {
        return Texts.encode(CODEC, new Note(kind, text));
    }

    @Test
    void messagesInOneBufferAreNotSeparated() {
        ByteBuf out = Unpooled.buffer();
        for (int i = 0; i < 3; i++) {
            CODEC.encode(new Note(Kind.FINE, "x"), out);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"text\":\"x\",\"number\":1E+3}".repeat(3));
    }

    @Test
    void afterAFailureTheNextIsWhole() {
        ByteBuf out = Unpooled.buffer().writeByte('>');
        for (String text : new String[] {"short", "l" + "o".repeat(20_000) + "ng"}) {
            assertThatExceptionOfType(EncodeException.class)
                    .isThrownBy(() -> CODEC.encode(new Note(Kind.FAILS, text), out));
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(">");
            assertThat(write(Kind.FINE, "next")).isEqualTo("{\"text\":\"next\",\"number\":1E+3}");
        }
    }

    @Test
    void whatASerializerLeavesOpenIsEnded() {
        assertThat(write(Kind.LEAVES_OPEN, "a")).isEqualTo("{\"text\":\"a\",\"number\":1E+3}");
        assertThat(write(Kind.FINE, "b")).isEqualTo("{\"text\":\"b\",\"number\":1E+3}");
    }

    @Test
    void aSerializerMayClose() {
        assertThat(write(Kind.CLOSES, "a")).isEqualTo("{\"text\":\"a\",\"number\":1E+3}");
        assertThat(write(Kind.FINE, "b")).isEqualTo("{\"text\":\"b\",\"number\":1E+3}");
    }

    @Test
    void aMessageMayBeWrittenWhileAnotherIs() {
        assertThat(write(Kind.NESTS, "outer"))
                .isEqualTo("{\"text\":\"outer\",\"number\":1E+3,"
                        + "\"inner\":\"{\\\"text\\\":\\\"inner\\\",\\\"number\\\":1E+3}\"}");
        assertThat(write(Kind.FINE, "b")).isEqualTo("{\"text\":\"b\",\"number\":1E+3}");
    }

    @Test
    void settingsEndWithTheMessage() {
        assertThat(write(Kind.CONFIGURES, "a")).isEqualTo("{\"text\":\"a\",\"number\":1000}");
        assertThat(write(Kind.FINE, "b")).isEqualTo("{\"text\":\"b\",\"number\":1E+3}");
        assertThat(write(Kind.ESCAPES, "\u2028")).isEqualTo("{\"text\":\"\\u2028\",\"number\":1E+3}");
        assertThat(write(Kind.FINE, "\u2028")).isEqualTo("{\"text\":\"\u2028\",\"number\":1E+3}");
    }

    @Test
    void aFactoryThatDecoratesIsRefused() {
        for (JsonFactory factory : List.of(
                JsonFactory.builder()
                        .addDecorator((decorated, generator) -> generator)
                        .build(),
                JsonFactory.builder().inputDecorator(new Unchanged()).build(),
                JsonFactory.builder().outputDecorator(new UnchangedOutput()).build())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JsonCodec.of(Note.class, CodecOptions.DEFAULT, new JsonMapper(factory)))
                    .withMessageContaining("decorates");
        }
    }

    private static final class Unchanged extends InputDecorator {

        private static final long serialVersionUID = 1L;

        @Override
        public InputStream decorate(IOContext context, InputStream in) {
            return in;
        }

        @Override
        public InputStream decorate(IOContext context, byte[] bytes, int offset, int length) {
            return new ByteArrayInputStream(bytes, offset, length);
        }

        @Override
        public Reader decorate(IOContext context, Reader in) {
            return in;
        }
    }

    private static final class UnchangedOutput extends OutputDecorator {

        private static final long serialVersionUID = 1L;

        @Override
        public OutputStream decorate(IOContext context, OutputStream out) {
            return out;
        }

        @Override
        public Writer decorate(IOContext context, Writer out) {
            return out;
        }
    }

    /** The codec must not rely on the mapper to flush: a message would come with the next one. */
    @Test
    void aMapperThatDoesNotFlush() {
        JsonMapper mapper = JsonMapper.builder()
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .build();
        Codec<Note> codec = JsonCodec.of(Note.class, CodecOptions.DEFAULT, mapper);
        assertThat(Texts.encode(codec, new Note(Kind.FINE, "a"))).isEqualTo("{\"text\":\"a\",\"number\":1E+3}");
        assertThat(Texts.encode(codec, new Note(Kind.FINE, "b"))).isEqualTo("{\"text\":\"b\",\"number\":1E+3}");
    }
}
