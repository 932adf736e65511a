package io.framewright.codec.marshalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import java.io.Serializable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a class table, a class whose fields differ is refused; names of classes and order do not count. */
class ClassTableDifferencesTest {

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

    private static <T> MarshallingCodec.Builder<T> builder(WireProtocol protocol, Class<T> type) {
        return protocol == WireProtocol.SERIAL
                ? MarshallingCodec.serialBuilder(type)
                : MarshallingCodec.riverBuilder(type);
    }

    private static <T> Codec<T> codec(WireProtocol protocol, Class<T> type) {
        return builder(protocol, type).classTable().build();
    }

    private static Codec<Box> boxOf(WireProtocol protocol, Class<?> content) {
        return builder(protocol, Box.class).nested(1, content).classTable().build();
    }

    private static <T> void requireRefused(WireProtocol protocol, T there) {
        @SuppressWarnings("unchecked") // the message's own class
        Codec<T> codec = (Codec<T>) codec(protocol, there.getClass());
        requireRefused(codec(protocol, Here.class), Bytes.encode(codec, there), "Here, which is 0, has other fields");
    }

    private static void requireRefused(Codec<?> codec, byte[] bytes, String difference) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Bytes.decode(codec, bytes))
                .withMessageContaining(difference)
                .withMessageContaining("int id, String name");
    }

    @ParameterizedTest
    @EnumSource
    void otherFieldsAreRefused(WireProtocol protocol) {
        requireRefused(protocol, new Longer(1, "tea", 2));
        requireRefused(protocol, new OtherName(1, "tea"));
        requireRefused(protocol, new OtherType(1, "tea"));
    }

    @ParameterizedTest
    @EnumSource
    void otherFieldsOfNestedClassesAreRefused(WireProtocol protocol) {
        byte[] there = Bytes.encode(boxOf(protocol, OtherType.class), new Box(new OtherType(1, "tea")));
        requireRefused(boxOf(protocol, Here.class), there, "Here, which is nested(1, ...), has other fields");
    }

    @ParameterizedTest
    @EnumSource
    void orderAndNamesOfClassesDoNotCount(WireProtocol protocol) {
        byte[] there = Bytes.encode(codec(protocol, Reordered.class), new Reordered("tea", 1));
        assertThat(Bytes.decode(codec(protocol, Here.class), there)).isEqualTo(new Here(1, "tea"));
    }

    @ParameterizedTest
    @EnumSource
    void constantsAreToldApartByName(WireProtocol protocol) {
        byte[] large = Bytes.encode(boxOf(protocol, MoreSizes.class), new Box(MoreSizes.LARGE));
        assertThat(Bytes.decode(boxOf(protocol, Size.class), large)).isEqualTo(new Box(Size.LARGE));
        byte[] medium = Bytes.encode(boxOf(protocol, MoreSizes.class), new Box(MoreSizes.MEDIUM));
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Bytes.decode(boxOf(protocol, Size.class), medium))
                .withMessageContaining("MEDIUM");
    }
}
