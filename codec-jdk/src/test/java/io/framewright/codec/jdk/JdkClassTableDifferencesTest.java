package io.framewright.codec.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

/** With a class table, a class whose fields differ is refused; names of classes and order do not count. */
class JdkClassTableDifferencesTest {

    private record Here(int id, String name) implements Serializable {}

    private record Reordered(String name, int id) implements Serializable {}

    private record Longer(int id, String name, long since) implements Serializable {}

    private record OtherName(int id, String title) implements Serializable {}

    private record OtherType(long id, String name) implements Serializable {}

    private record Box(Object content) implements Serializable {}

    private enum Size {
        SMALL,
        LARGE
    }

    private enum MoreSizes {
        SMALL,
        MEDIUM,
        LARGE
    }

    private static <T> Codec<T> codec(Class<T> type) {
        return JdkCodec.builder(type).classTable().build();
    }

    private static Codec<Box> boxOf(Class<?> content) {
        return JdkCodec.builder(Box.class).nested(1, content).classTable().build();
    }

    private static <T> void requireRefused(T there) {
        @SuppressWarnings("unchecked") // the message's own class
        Codec<T> codec = (Codec<T>) codec(there.getClass());
        requireRefused(codec(Here.class), Streams.encode(codec, there), "Here, which is 0, has other fields");
    }

    private static void requireRefused(Codec<?> codec, byte[] bytes, String difference) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Streams.decode(codec, bytes))
                .withMessageContaining(difference)
                .withMessageContaining("int id, String name");
    }

    @Test
    void otherFieldsAreRefused() {
        requireRefused(new Longer(1, "tea", 2));
        requireRefused(new OtherName(1, "tea"));
        requireRefused(new OtherType(1, "tea"));
    }

    @Test
    void otherFieldsOfNestedClassesAreRefused() {
        byte[] there = Streams.encode(boxOf(OtherType.class), new Box(new OtherType(1, "tea")));
        requireRefused(boxOf(Here.class), there, "Here, which is nested(1, ...), has other fields");
    }

    @Test
    void orderAndNamesOfClassesDoNotCount() {
        byte[] there = Streams.encode(codec(Reordered.class), new Reordered("tea", 1));
        assertThat(Streams.decode(codec(Here.class), there)).isEqualTo(new Here(1, "tea"));
    }

    @Test
    void constantsAreToldApartByName() {
        byte[] large = Streams.encode(boxOf(MoreSizes.class), new Box(MoreSizes.LARGE));
        assertThat(Streams.decode(boxOf(Size.class), large)).isEqualTo(new Box(Size.LARGE));
        byte[] medium = Streams.encode(boxOf(MoreSizes.class), new Box(MoreSizes.MEDIUM));
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Streams.decode(boxOf(Size.class), medium))
                .withMessageContaining("MEDIUM");
    }
}
