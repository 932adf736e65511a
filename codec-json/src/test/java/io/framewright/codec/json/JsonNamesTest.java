package io.framewright.codec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are unique in an object, which the parser checks in its own way. */
class JsonNamesTest {

    private static final Codec<Bag> CODEC = JsonCodec.of(Bag.class);

    record Bag(Map<String, Object> values) {}

    private static Map<String, Object> read(String values) {
        return Texts.decode(CODEC, "{\"values\":" + values + "}").values();
    }

    private static void requireRefused(String values) {
        assertThatExceptionOfType(DecodeException.class)
                .as(values)
                .isThrownBy(() -> read(values))
                .matches(e -> e.reason() == Reason.MALFORMED)
                .withMessageContaining("comes twice");
    }

    private static String object(List<String> names) {
        return names.stream().map(name -> '"' + name + "\":0").collect(Collectors.joining(",", "{", "}"));
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "name " + i).toList();
    }

    /** Names that all have the same hash code. */
    private static List<String> colliding(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("%12s", Integer.toBinaryString(i)))
                .map(bits -> bits.replace("1", "Aa").replace("0", "BB").replace(" ", "BB"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 9, 32, 33, 34, 100})
    void eachNameComesOnce(int count) {
        for (List<String> names : List.of(numbered(count), colliding(count))) {
            assertThat(read(object(names))).containsOnlyKeys(names);
            for (String name : List.of(names.get(0), names.get(count / 2), names.get(count - 1))) {
                List<String> twice = new ArrayList<>(names);
                twice.add(name);
                requireRefused(object(twice));
                requireRefused("{\"inner\":" + object(twice) + "}");
                requireRefused("{\"list\":[" + object(twice) + "]}");
            }
        }
    }

    @Test
    void whatCameInAnotherObjectDoesNotCount() {
        assertThat(read("{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1},\"c\":[{\"a\":1},{\"a\":[{\"a\":1}]}]}"))
                .containsOnlyKeys("a", "b", "c");
        requireRefused("{\"a\":{\"b\":1},\"b\":{\"a\":1},\"a\":1}");
        requireRefused("{\"a\":[{\"b\":1},{\"c\":1,\"d\":[{}],\"c\":1}]}");
        String many = object(numbered(40));
        assertThat(read("{\"a\":" + many + ",\"b\":" + many + "}")).containsOnlyKeys("a", "b");
    }

    /** Long texts that are in no array are read from a stream. */
    @Test
    void alsoInALongText() {
        String values = "\"list\":[" + String.join(",", Collections.nCopies(20_000, "[{}]")) + "]";
        assertThat(readDirect("{\"values\":{\"a\":1," + values + "}}").values()).containsOnlyKeys("a", "list");
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> readDirect("{\"values\":{\"a\":1," + values + ",\"a\":1}}"))
                .withMessageContaining("comes twice");
    }

    private static Bag readDirect(String text) {
        ByteBuf direct = Unpooled.directBuffer().writeBytes(text.getBytes(StandardCharsets.UTF_8));
        try {
            return CODEC.decode(direct);
        } finally {
            direct.release();
        }
    }

    @Test
    void namesInEscapesAreTheSameNames() {
        requireRefused("{\"\\u0061\":1,\"a\":1}");
        requireRefused("{\"\\u00fc\":1,\"\u00fc\":1}");
    }

    @Test
    void unknownPropertiesToo() {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Texts.decode(CODEC, "{\"values\":{},\"other\":1,\"other\":1}"))
                .withMessageContaining("comes twice");
    }
}
