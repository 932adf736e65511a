package io.framewright.codec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
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
        NESTS
    }

    @JsonSerialize(using = NoteSerializer.class)
    record Note(Kind kind, String text) {}

    static final class NoteSerializer extends StdSerializer<Note> {

        NoteSerializer() {
            super(Note.class);
        }

        @Override
        public void serialize(Note note, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("text", note.text());
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
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"text\":\"x\"}".repeat(3));
    }

    @Test
    void afterAFailureTheNextIsWhole() {
        ByteBuf out = Unpooled.buffer().writeByte('>');
        for (String text : new String[] {"short", "l" + "o".repeat(20_000) + "ng"}) {
            assertThatExceptionOfType(EncodeException.class)
                    .isThrownBy(() -> CODEC.encode(new Note(Kind.FAILS, text), out));
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(">");
            assertThat(write(Kind.FINE, "next")).isEqualTo("{\"text\":\"next\"}");
        }
    }

    @Test
    void whatASerializerLeavesOpenIsEnded() {
        assertThat(write(Kind.LEAVES_OPEN, "a")).isEqualTo("{\"text\":\"a\"}");
        assertThat(write(Kind.FINE, "b")).isEqualTo("{\"text\":\"b\"}");
    }

    @Test
    void aSerializerMayClose() {
        assertThat(write(Kind.CLOSES, "a")).isEqualTo("{\"text\":\"a\"}");
        assertThat(write(Kind.FINE, "b")).isEqualTo("{\"text\":\"b\"}");
    }

    @Test
    void aMessageMayBeWrittenWhileAnotherIs() {
        assertThat(write(Kind.NESTS, "outer"))
                .isEqualTo("{\"text\":\"outer\",\"inner\":\"{\\\"text\\\":\\\"inner\\\"}\"}");
        assertThat(write(Kind.FINE, "b")).isEqualTo("{\"text\":\"b\"}");
    }

    /** The codec must not rely on the mapper to flush: a message would come with the next one. */
    @Test
    void aMapperThatDoesNotFlush() {
        JsonMapper mapper = JsonMapper.builder()
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .build();
        Codec<Note> codec = JsonCodec.of(Note.class, CodecOptions.DEFAULT, mapper);
        assertThat(Texts.encode(codec, new Note(Kind.FINE, "a"))).isEqualTo("{\"text\":\"a\"}");
        assertThat(Texts.encode(codec, new Note(Kind.FINE, "b"))).isEqualTo("{\"text\":\"b\"}");
    }
}
