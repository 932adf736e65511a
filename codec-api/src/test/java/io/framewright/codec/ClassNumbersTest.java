package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassNumbersTest {

    private enum Color {
        RED
    }

    @SuppressWarnings("UnusedVariable") // fields are for serialization
    private static class Base implements Serializable {
        private static final long serialVersionUID = 1L;
        private int id;
    }

    @SuppressWarnings("UnusedVariable") // fields are for serialization
    private static final class Message extends Base {
        private static final long serialVersionUID = 1L;
        private Color color = Color.RED;
        private long time;
        private transient String forgotten = "";
        private final ArrayList<Message[]> more = new ArrayList<>();
    }

    private static final SortedMap<Integer, Class<?>> NESTED = new TreeMap<>(Map.of(1, Base.class, 500, Color.class));

    private static SerializableClasses admitted() {
        return SerializableClasses.of(
                "test", Message.class, List.of(), HashCollections.REFUSED, SerializableClasses.IMMUTABLE_COLLECTIONS);
    }

    private static ClassNumbers numbers() {
        return ClassNumbers.of(Message.class, NESTED, admitted());
    }

    private static String write(Class<?> type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        numbers().write(type, new DataOutputStream(bytes));
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static @Nullable Class<?> read(String hex) throws IOException {
        return numbers()
                .read(new DataInputStream(
                        new ByteArrayInputStream(HexFormat.of().parseHex(hex))));
    }

    private static String digest(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    @Test
    void theDigestIsOfNamesAndTypesSuperclassesIncluded() throws IOException {
        String base = "id I;\n";
        String own = "time J;color L" + Color.class.getName().replace('.', '/') + ";;more Ljava/util/ArrayList;;\n";
        assertThat(write(Message.class)).isEqualTo("00" + digest(own + base));
        assertThat(write(Base.class)).isEqualTo("40" + digest(base));
    }

    @Test
    void numbersAreThoseOfTheWireFormat() throws IOException {
        assertThat(write(Color.class)).isEqualTo("b304");
        assertThat(write(ArrayList.class)).isEqualTo("15");
        assertThat(write(int[].class)).isEqualTo("2c");
        assertThat(write(int[][].class)).isEqualTo("3f2c");
        assertThat(write(Color[].class)).isEqualTo("3fb304");
        assertThat(write(java.io.File.class)).isEqualTo("3e");
        assertThat(JdkClassNumbers.byClass()).hasSize(57);
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        for (Class<?> type : List.of(Message.class, Base.class, Color.class, Message[][].class, String.class)) {
            assertThat(numbers().has(type)).isTrue();
            assertThat(read(write(type))).isEqualTo(type);
        }
        assertThat(read("3e")).isNull();
        assertThat(numbers().has(java.io.File.class)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3c", "41", "8080808010", "808080808001", "808080808000", "3f3e", "0000000000"})
    void otherBytesAreRefused(String hex) {
        assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> read(hex));
    }

    @Test
    void whereNumbersAreMissingTheLinesToAddAreSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassNumbers.of(Message.class, new TreeMap<>(Map.of(7, Base.class)), admitted()))
                .withMessageContaining("\n    .nested(8, io.framewright.codec.ClassNumbersTest.Color.class)")
                .withMessageNotContaining("Base");
    }

    @Test
    void allThatAreMissingAreNumberedOneByOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassNumbers.of(Message.class, new TreeMap<>(), admitted()))
                .withMessageContaining("\n    .nested(1, ")
                .withMessageContaining("\n    .nested(2, ")
                .withMessageNotContaining("nested(3");
    }

    @Test
    void aNumberThatNobodyHasIsSaidAsItWasGiven() {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> read("3c"))
                .withMessageContaining("no class has the number 60");
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> read("41"))
                .withMessageContaining("no class has the number nested(2, ...)");
    }

    @Test
    void numbersMayBeAsLargeAsFits() throws IOException {
        int largest = Integer.MAX_VALUE - 63;
        ClassNumbers numbers =
                ClassNumbers.of(Message.class, new TreeMap<>(Map.of(64, Color.class, largest, Base.class)), admitted());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        numbers.write(Color.class, new DataOutputStream(bytes));
        numbers.write(Base.class, new DataOutputStream(bytes));
        assertThat(HexFormat.of().formatHex(bytes.toByteArray())).startsWith("7fffffffff07");
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(numbers.read(in)).isEqualTo(Color.class);
        assertThat(numbers.read(in)).isEqualTo(Base.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassNumbers.of(
                        Message.class, new TreeMap<>(Map.of(1, Color.class, largest + 1, Base.class)), admitted()))
                .withMessageContaining("out of range");
    }

    @Test
    void anArrayHasAsManyDimensionsAsJavaAllows() throws IOException {
        Class<?> deepest = read("3f".repeat(255) + "15");
        assertThat(String.valueOf(deepest)).contains("[".repeat(255) + "Ljava.util.ArrayList");
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> read("3f".repeat(256) + "15"))
                .withMessageContaining("no class has the number 63");
    }

    private static final class Writer extends Base {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
        }
    }

    /** Has nothing that serialization calls. */
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"})
    private static final class NearlyWriter extends Base {
        private static final long serialVersionUID = 1L;

        void writeObject(String text) {}

        void writeObjects(ObjectOutputStream out) {}
    }

    /** Public, as serialization requires it. */
    public static final class External implements Externalizable {
        private static final long serialVersionUID = 1L;

        /** For serialization. */
        public External() {}

        @Override
        public void writeExternal(ObjectOutput out) {}

        @Override
        public void readExternal(ObjectInput in) {}
    }

    @Test
    void theDigestTellsWhoWritesTheFields() {
        assertThat(HexFormat.of().toHexDigits(SerialLayout.digest(Writer.class)))
                .isEqualTo(digest("data\nid I;\n"));
        assertThat(HexFormat.of().toHexDigits(SerialLayout.digest(NearlyWriter.class)))
                .isEqualTo(digest("\nid I;\n"));
        assertThat(HexFormat.of().toHexDigits(SerialLayout.digest(External.class)))
                .isEqualTo(digest("external\n"));
    }

    @Test
    void whereFieldsDifferThoseOfThisSideAreSaid() {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> read("0000000000"))
                .withMessageContaining("which is 0, has other fields in the message (digest 00000000) than here (")
                .withMessageContaining(": long time, Color color, ArrayList more, and those of superclasses);");
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> read("4000000000"))
                .withMessageContaining("which is nested(1, ...), has other fields")
                .withMessageContaining(": int id);");
    }
}
