package io.framewright.codec.marshalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Both readers of JBoss Marshalling 2.3.0 take a field's type, and all of a record's fields, from the class on their
 * side: an int that had become a long was read as four of its bytes, and what followed was garbage.
 */
@SuppressWarnings({"UnusedVariable", "FieldCanBeFinal", "FieldMayBeFinal"}) // fields are for serialization
class FieldDifferencesTest {

    private static final class Bean1 implements Serializable {
        private static final long serialVersionUID = 1L;
        private int count = 7;
        private @Nullable String name = "a";
    }

    private static final class Bean2 implements Serializable {
        private static final long serialVersionUID = 1L;
        private long count = 7;
        private @Nullable String name = "a";
    }

    private static final class Bean3 implements Serializable {
        private static final long serialVersionUID = 1L;
        private @Nullable String added = "b";
        private int count = 8;
        private int more = 9;
    }

    private static final class Bean4 implements Serializable {
        private static final long serialVersionUID = 4L;
        private int count = 9;
    }

    private record Pair1(int a, String b) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Pair2(int b, String c) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Pair3(int a, String b, String c) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static <T> MarshallingCodec<T> codec(WireProtocol protocol, Class<T> type) {
        return protocol == WireProtocol.SERIAL ? MarshallingCodec.serial(type) : MarshallingCodec.river(type);
    }

    /** The message as if its class had another name of the same length. */
    private static <T> byte[] renamed(WireProtocol protocol, T message, Class<?> other) {
        @SuppressWarnings("unchecked") // the message's own class
        Class<T> type = (Class<T>) message.getClass();
        String bytes = new String(Bytes.encode(codec(protocol, type), message), StandardCharsets.ISO_8859_1);
        return bytes.replace(type.getName(), other.getName()).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void requireRefused(Codec<?> codec, byte[] bytes, String... said) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Bytes.decode(codec, bytes))
                .satisfies(e -> assertThat(e).hasMessageContainingAll(said));
    }

    @ParameterizedTest
    @EnumSource
    void aFieldOfAnotherTypeIsRefused(WireProtocol protocol) {
        requireRefused(
                codec(protocol, Bean2.class), renamed(protocol, new Bean1(), Bean2.class), "Bean2", "long count");
        requireRefused(codec(protocol, Bean1.class), renamed(protocol, new Bean2(), Bean1.class), "Bean1", "int count");
    }

    @ParameterizedTest
    @EnumSource
    void addedAndRemovedFieldsOfBeansAreNoDifference(WireProtocol protocol) {
        Bean3 newer = Bytes.decode(codec(protocol, Bean3.class), renamed(protocol, new Bean1(), Bean3.class));
        assertThat(newer.count).isEqualTo(7);
        assertThat(newer.added).isNull();
        assertThat(newer.more).isZero();
        Bean1 older = Bytes.decode(codec(protocol, Bean1.class), renamed(protocol, new Bean3(), Bean1.class));
        assertThat(older.count).isEqualTo(8);
        assertThat(older.name).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void serialVersionUidsAreNotCompared(WireProtocol protocol) {
        Bean4 read = Bytes.decode(codec(protocol, Bean4.class), renamed(protocol, new Bean1(), Bean4.class));
        assertThat(read.count).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void anotherRecordIsRefused(WireProtocol protocol) {
        Codec<Pair1> here = codec(protocol, Pair1.class);
        requireRefused(here, renamed(protocol, new Pair2(1, "x"), Pair1.class), "Pair1", "int a", "object b");
        requireRefused(here, renamed(protocol, new Pair3(1, "x", "y"), Pair1.class), "Pair1", "int a", "object b");
        requireRefused(
                codec(protocol, Pair3.class), renamed(protocol, new Pair1(1, "x"), Pair3.class), "Pair3", "object c");
    }
}
