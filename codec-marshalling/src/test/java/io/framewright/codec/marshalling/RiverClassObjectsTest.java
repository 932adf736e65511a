package io.framewright.codec.marshalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedList;
import java.util.List;
import java.util.TreeMap;
import org.jboss.marshalling.Marshalling;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.ObjectResolver;
import org.jboss.marshalling.Unmarshaller;
import org.jboss.marshalling.river.RiverMarshallerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * River makes {@link Class} objects without asking its filter, its class resolver or its object resolver. We had a bug
 * where those of values and arrays were refused, but those of collections were not, nor any that is read from inside a
 * block, as {@code List.of} reads its elements: input 378314 of the mutated orders had {@code LinkedList.class} for a line.
 */
class RiverClassObjectsTest {

    private static final int LINKED_LIST = 0x5b;

    /** A message that may hold very much, but no class. */
    private record Shelf(String label, @Nullable Object content, List<Object> list, Object[] array)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Writes and reads its content itself, behind data that look like the begin of something. */
    private static final class Blocked implements Serializable {

        private static final long serialVersionUID = 1L;

        private transient int code;
        private transient Object content;

        Blocked(int code, Object content) {
            this.code = code;
            this.content = content;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.write(0);
            out.writeInt(1);
            out.write(code);
            out.writeObject(content);
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            assertThat(in.read()).isZero();
            assertThat(in.readInt()).isEqualTo(1);
            code = in.read();
            content = in.readObject();
        }
    }

    /** Its content is written with other codes, whose length is no code that has operands. */
    private static final class Unshared implements Serializable {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("UnusedVariable") // read by serialization
        private static final ObjectStreamField[] serialPersistentFields = {
            new ObjectStreamField("content", Object.class, true)
        };

        private final Object content;

        Unshared(Object content) {
            this.content = content;
        }

        @Override
        public String toString() {
            return "unshared " + content;
        }
    }

    /** Reads a field, and goes on without it if that fails. */
    private static final class Careless implements Serializable {

        private static final long serialVersionUID = 1L;

        private @Nullable Object content;

        @Override
        public String toString() {
            return "careless about " + content;
        }

        private void readObject(ObjectInputStream in) throws ClassNotFoundException {
            try {
                in.defaultReadObject();
            } catch (IOException e) {
                content = "unknown";
            }
        }
    }

    private record Pair(
            Careless careless,
            @Nullable Object left,
            @Nullable Object right) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Operands are known from the code before them, but if River fails between, and a method of the message catches that,
     * the next bytes are objects. We had a bug where the classes here were not refused.
     */
    @ParameterizedTest
    @ValueSource(strings = {"526a42", "43000142", "54000142"})
    void noClassComesWhereOperandsWereExpected(String broken) {
        String whole = Bytes.hex(WireProtocol.RIVER, new Pair(new Careless(), null, null));
        assertThat(whole).endsWith("010101");
        String hostile = whole.substring(0, whole.length() - 6) + broken + "5b5b";
        MarshallingCodec<Pair> codec = MarshallingCodec.river(Pair.class);
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Bytes.decode(codec, HexFormat.of().parseHex(hostile)))
                .matches(e -> e.reason() == Reason.TYPE_NOT_ALLOWED);
    }

    static List<Class<?>> classes() {
        return List.of(
                String.class,
                Class.class,
                int.class,
                int[].class,
                Enum.class,
                Integer.class,
                Void.class,
                ArrayList.class,
                LinkedList.class,
                TreeMap.class,
                AbstractList.class,
                Collections.nCopies(2, "").getClass(),
                ArrayDeque.class,
                Blocked.class,
                Blocked[].class,
                Runnable.class);
    }

    private static Shelf shelf(@Nullable Object content) {
        return new Shelf("a label that ends like the code of a string >", content, List.of(), new Object[0]);
    }

    @SuppressWarnings("JdkObsolete") // one of the lists that River knows
    private static List<Shelf> shelves(Object content) {
        return List.of(
                shelf(content),
                shelf(new ArrayList<>(List.of(content))),
                shelf(List.of(content)),
                shelf(List.of("tea", content, "milk")),
                shelf(new Blocked(RiverCodes.STRING_SMALL, content)),
                shelf(new Blocked(RiverCodes.COLLECTION_SMALL, Collections.singletonList(content))),
                shelf(new Unshared(listOf(RiverCodes.COLLECTION_SMALL, content))),
                shelf(new Object[] {content}),
                new Shelf("", null, new LinkedList<>(List.of(content)), new Object[0]),
                new Shelf("", null, Collections.singletonList(content), new Object[0]),
                new Shelf("", null, Collections.unmodifiableList(new ArrayList<>(List.of(content))), new Object[0]),
                new Shelf("", null, List.of(), new Object[] {"tea", content}));
    }

    private static List<@Nullable Object> listOf(int size, Object first) {
        List<@Nullable Object> list = new ArrayList<>(Collections.nCopies(size, null));
        list.set(0, first);
        return list;
    }

    private static MarshallingCodec<Shelf> codec() {
        return MarshallingCodec.riverBuilder(Shelf.class)
                .nested(1, Blocked.class)
                .nested(2, Unshared.class)
                .build();
    }

    /** Without a class that reads by a method of its own, operands are known without a look at the stack. */
    private static List<MarshallingCodec<Shelf>> codecsFor(Shelf shelf) {
        MarshallingCodec<Shelf> fast = MarshallingCodec.riverBuilder(Shelf.class)
                .nested(2, Unshared.class)
                .build();
        return shelf.content() instanceof Blocked ? List.of(codec()) : List.of(codec(), fast);
    }

    @ParameterizedTest
    @MethodSource("classes")
    void aClassIsRefusedWhereverAnObjectBelongs(Class<?> type) {
        for (Shelf shelf : shelves(type)) {
            byte[] bytes = Bytes.marshal(WireProtocol.RIVER, shelf);
            for (MarshallingCodec<Shelf> codec : codecsFor(shelf)) {
                assertThatExceptionOfType(DecodeException.class)
                        .as("%s", shelf)
                        .isThrownBy(() -> Bytes.decode(codec, bytes))
                        .matches(e -> e.reason() == Reason.TYPE_NOT_ALLOWED);
            }
        }
    }

    /** What is refused above is the class, not what holds it; and a string may be as long as a class's code. */
    @ParameterizedTest
    @ValueSource(ints = {1, 0x14, 0x15, 0x31, 0x5a, 0x7b})
    void stringsAreReadInTheSamePlaces(int length) {
        String text = "t".repeat(length);
        for (Shelf shelf : shelves(text)) {
            byte[] bytes = Bytes.marshal(WireProtocol.RIVER, shelf);
            for (MarshallingCodec<Shelf> codec : codecsFor(shelf)) {
                assertThat(Bytes.decode(codec, bytes).label()).isEqualTo(shelf.label());
            }
        }
    }

    /** We had a bug where a byte that empties one of River's caches, which is no object, hid the class behind it. */
    @ParameterizedTest
    @ValueSource(ints = {RiverCodes.CLEAR_CLASS_CACHE, RiverCodes.CLEAR_INSTANCE_CACHE})
    void whatEmptiesACacheHidesNoClass(int clear) {
        Shelf shelf = new Shelf("", LinkedList.class, List.of(), new Object[0]);
        byte[] bytes = Bytes.marshal(WireProtocol.RIVER, shelf);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String hidden = text.replace("" + (char) LINKED_LIST, "" + (char) clear + (char) LINKED_LIST);
        assertThat(hidden).hasSize(bytes.length + 1);
        for (MarshallingCodec<Shelf> codec : codecsFor(shelf)) {
            for (byte[] refused :
                    List.of(hidden.getBytes(StandardCharsets.ISO_8859_1), new byte[] {4, (byte) clear, LINKED_LIST})) {
                assertThatExceptionOfType(DecodeException.class)
                        .isThrownBy(() -> Bytes.decode(codec, refused))
                        .matches(e -> e.reason() == Reason.MALFORMED)
                        .withMessageContaining("cache");
            }
        }
    }

    /** Where a line belongs, it need not be a class that River gives without asking. */
    @Test
    void constantsOfTheJdkAreRefusedToo() {
        MarshallingCodec<Order> codec = MarshallingCodec.river(Order.class);
        for (Object constant : List.of(Collections.reverseOrder(), Collections.emptySet(), Collections.emptyMap())) {
            byte[] bytes = Bytes.marshal(WireProtocol.RIVER, RiverOrderTest.of(List.of(constant)));
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(() -> Bytes.decode(codec, bytes))
                    .matches(e -> e.reason() == Reason.TYPE_NOT_ALLOWED)
                    .withMessageContaining(constant.getClass().getName());
        }
    }

    /** If this test fails, another version of River reads other bytes as objects that it asks nobody about. */
    @Test
    void whatRiverGivesUnaskedIsKnown() {
        for (int lead = 0; lead < 256; lead++) {
            Object object = unasked(lead);
            Class<?> made = object == null || object instanceof String ? null : object.getClass();
            assertThat(RiverCodes.unasked(lead)).as("byte %x", lead).isEqualTo(made);
        }
    }

    /** What River makes of a byte with two nulls behind it, unless that fails, or its object resolver is asked. */
    private static @Nullable Object unasked(int lead) {
        MarshallingConfiguration configuration = WireProtocol.RIVER.configuration();
        configuration.setObjectResolver(new ObjectResolver() {
            @Override
            public Object readResolve(Object object) {
                throw new UnsupportedOperationException("asked");
            }

            @Override
            public Object writeReplace(Object object) {
                return object;
            }
        });
        try (Unmarshaller river = new RiverMarshallerFactory().createUnmarshaller(configuration)) {
            river.start(Marshalling.createByteInput(new ByteArrayInputStream(new byte[] {4, (byte) lead, 1, 1})));
            return river.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            return null;
        }
    }
}
