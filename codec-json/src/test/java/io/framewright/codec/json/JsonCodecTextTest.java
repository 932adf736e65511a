package io.framewright.codec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.framewright.codec.MessageTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

class JsonCodecTextTest {

    @SuppressWarnings("ArrayRecordComponent")
    record Blob(String name, byte @Nullable [] data) {}

    private static DecodeException refusal(Codec<?> codec, String text) {
        DecodeException[] refused = new DecodeException[1];
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Texts.decode(codec, text))
                .satisfies(e -> refused[0] = e);
        return refused[0];
    }

    @Test
    void propertiesKeepTheirOrderAndBytesAreBase64() {
        Codec<Blob> codec = JsonCodec.of(Blob.class);
        assertThat(Texts.encode(codec, new Blob("b", new byte[] {1, 2, 3})))
                .isEqualTo("{\"name\":\"b\",\"data\":\"AQID\"}");
        assertThat(Texts.decode(codec, "{\"data\":\"AQID\"}").data()).containsExactly(1, 2, 3);
    }

    @Test
    void base64IsLimitedByTheBytesItStandsFor() {
        CodecOptions options = CodecOptions.DEFAULT.withLimits(DecodeLimits.DEFAULT.withMaxBytes(8));
        Codec<Blob> codec = JsonCodec.of(Blob.class, options);
        assertThat(Texts.decode(codec, Texts.encode(codec, new Blob("b", new byte[8])))
                        .data())
                .hasSize(8);
        assertThat(refusal(codec, Texts.encode(codec, new Blob("b", new byte[9])))
                        .reason())
                .isEqualTo(Reason.LIMIT_EXCEEDED);
    }

    @Test
    void whiteSpaceAroundAMessageIsIgnoredAndSoAreUnknownProperties() {
        Codec<Blob> codec = JsonCodec.of(Blob.class);
        assertThat(Texts.decode(codec, "\r\n\t { \"new\" : [ {} ], \"name\" : \"b\" } \n")
                        .name())
                .isEqualTo("b");
    }

    @Test
    void theCodecIsFoundByName() {
        Codec<Blob> codec = MessageTypes.of(Blob.class).codec(Codecs.named("json"), CodecOptions.DEFAULT);
        assertThat(Texts.encode(codec, new Blob("b", null))).isEqualTo("{\"name\":\"b\",\"data\":null}");
        assertThat(codec).hasToString("json");
    }

    @Test
    void aFailureSaysWhereButDoesNotRepeatTheText() {
        String secret = "secret ".repeat(100);
        DecodeException e = refusal(JsonCodec.of(Order.class), "{\"lines\":[{\"count\":\"" + secret + "\"}]}");
        assertThat(e).hasMessageContaining("lines").hasMessageContaining("line 1 column");
        assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(1000);
        assertThat(String.valueOf(e.getCause())).hasSizeLessThan(2000);
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Numbers(
            double @Nullable [] doubles,
            float @Nullable [] floats,
            @Nullable Float one,
            @Nullable Object any) {}

    @Test
    void numbersAreFiniteWhereverTheyStand() {
        Codec<Numbers> codec = JsonCodec.of(Numbers.class);
        for (String text : List.of(
                "{\"doubles\":[1e999]}",
                "{\"doubles\":[\"NaN\"]}",
                "{\"floats\":[1e39]}",
                "{\"one\":1e39}",
                "{\"one\":\"INF\"}",
                "{\"any\":1e999}",
                "{\"any\":{\"a\":[1e999]}}")) {
            assertThat(refusal(codec, text).reason()).as(text).isEqualTo(Reason.MALFORMED);
        }
        for (Numbers message : List.of(
                new Numbers(new double[] {Double.NaN}, null, null, null),
                new Numbers(null, new float[] {Float.POSITIVE_INFINITY}, null, null),
                new Numbers(null, null, Float.NaN, null),
                new Numbers(null, null, null, Map.of("a", Double.NEGATIVE_INFINITY)))) {
            assertThatExceptionOfType(EncodeException.class).isThrownBy(() -> Texts.encode(codec, message));
        }
        Numbers fine = Texts.decode(codec, "{\"doubles\":[1e308],\"floats\":[1],\"one\":2.5,\"any\":[1.5]}");
        assertThat(fine.any()).isEqualTo(List.of(1.5));
    }

    static final class Node {
        public @Nullable Node next;
    }

    @Test
    void aCycleIsRefused() {
        Node a = new Node();
        Node b = new Node();
        a.next = b;
        b.next = a;
        assertThatExceptionOfType(EncodeException.class).isThrownBy(() -> Texts.encode(JsonCodec.of(Node.class), a));
    }

    @Test
    void onlyMessagesOfExactlyTheClassAreWritten() {
        class Special extends ArrayList<String> {
            private static final long serialVersionUID = 1L;
        }
        @SuppressWarnings({"unchecked", "rawtypes"})
        Codec<ArrayList> codec = JsonCodec.of(ArrayList.class);
        assertThatExceptionOfType(EncodeException.class).isThrownBy(() -> Texts.encode(codec, new Special()));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonCodec.of(Map.class));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonCodec.of(Object.class));
    }

    /** What has run. It is here, because asking the class itself would initialize it. */
    static final AtomicInteger EXECUTED = new AtomicInteger();

    static final class Gadget extends Animal {
        static {
            EXECUTED.incrementAndGet();
        }

        Gadget() {
            EXECUTED.incrementAndGet();
        }

        public void setName(String name) {
            EXECUTED.incrementAndGet();
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    abstract static class Animal {
        public @Nullable String name;
    }

    static final class Dog extends Animal {}

    static final class Zoo {
        public @Nullable Animal animal;

        @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
        public @Nullable Object anything;

        @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
        public @Nullable Object minimal;

        @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
        public @Nullable List<Object> list;
    }

    private static final String HERE = JsonCodecTextTest.class.getName();

    @Test
    void classNamesInTheTextAreThoseThatAreListed() {
        CodecOptions options = CodecOptions.DEFAULT.withNested(Map.of(1, Dog.class, 2, ArrayList.class));
        Codec<Zoo> codec = JsonCodec.of(Zoo.class, options);
        String dog = "{\"@class\":\"" + HERE + "$Dog\",\"name\":\"Rex\"}";
        Zoo zoo = Texts.decode(codec, "{\"animal\":" + dog + ",\"anything\":" + dog + ",\"list\":[" + dog + "]}");
        assertThat(zoo.animal).isInstanceOf(Dog.class);
        assertThat(zoo.anything).isInstanceOf(Dog.class);
        assertThat(zoo.list).hasOnlyElementsOfType(Dog.class);
        for (String type : List.of(
                HERE + "$Gadget",
                HERE + "$DogX",
                "java.util.ArrayList<" + HERE + "$Gadget>",
                "[L" + HERE + "$Gadget;",
                "javax.swing.JFrame",
                "no.such.Class")) {
            String gadget = "{\"@class\":\"" + type + "\",\"name\":\"x\"}";
            requireRefused(codec, "{\"animal\":" + gadget + "}");
            requireRefused(codec, "{\"anything\":" + gadget + "}");
            requireRefused(codec, "{\"list\":[" + gadget + "]}");
            requireRefused(codec, "{\"minimal\":{\"@c\":\"" + type + "\"}}");
        }
        requireRefused(codec, "{\"animal\":{\"name\":\"x\"}}");
        refusal(codec, "{\"animal\":{\"@class\":\"" + HERE + "$Dog<" + HERE + "$Gadget>\"}}");
        assertThat(EXECUTED).hasValue(0);
    }

    private static void requireRefused(Codec<?> codec, String text) {
        assertThat(refusal(codec, text).reason()).as(text).isEqualTo(Reason.TYPE_NOT_ALLOWED);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle")})
    interface Shape {}

    record Circle(int radius) implements Shape {}

    record Drawing(Shape shape) {}

    @Test
    void namesThatAnAnnotationListsAreFine() {
        Codec<Drawing> codec = JsonCodec.of(Drawing.class);
        Drawing drawing = new Drawing(new Circle(3));
        assertThat(Texts.encode(codec, drawing)).isEqualTo("{\"shape\":{\"kind\":\"circle\",\"radius\":3}}");
        assertThat(Texts.decode(codec, Texts.encode(codec, drawing))).isEqualTo(drawing);
        requireRefused(codec, "{\"shape\":{\"kind\":\"square\"}}");
    }

    record Snake(String firstName) {}

    @Test
    void aMapperOfOnesOwnKeepsItsSettingsButNotItsLimits() {
        JsonMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        CodecOptions options = CodecOptions.DEFAULT.withLimits(DecodeLimits.DEFAULT.withMaxBytes(16));
        Codec<Snake> codec = JsonCodec.of(Snake.class, options, mapper);
        assertThat(Texts.encode(codec, new Snake("Kaa"))).isEqualTo("{\"first_name\":\"Kaa\"}");
        assertThat(refusal(codec, "{\"first_name\":\"" + "x".repeat(17) + "\"}").reason())
                .isEqualTo(Reason.LIMIT_EXCEEDED);
        assertThat(refusal(codec, "{\"first_name\":\"\",\"first_name\":\"\"}").reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aMapperWithDefaultTypingIsRefused() {
        JsonMapper mapper = JsonMapper.builder()
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType(Animal.class)
                                .build(),
                        DefaultTyping.NON_FINAL)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonCodec.of(Zoo.class, CodecOptions.DEFAULT, mapper))
                .withMessageContaining("default typing");
    }
}
