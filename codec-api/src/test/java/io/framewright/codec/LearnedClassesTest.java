package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedClassesTest {

    private record Message(Object content) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Tea(int cups) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Handler() implements java.lang.reflect.InvocationHandler, Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
            return "";
        }
    }

    private final LearnedClasses learned = LearnedClasses.inMemory();
    private final DecodeException refusal = DecodeException.typeNotAllowed("a test's");

    private static ByteBuf serialized(Object content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Message(content));
        }
        return Unpooled.wrappedBuffer(bytes.toByteArray());
    }

    private static SerializableClasses admitted() {
        return SerializableClasses.learning(
                "test", Message.class, List.of(), HashCollections.REFUSED, SerializableClasses.IMMUTABLE_COLLECTIONS);
    }

    private List<String> lines() {
        return learned.toString().lines().skip(2).toList();
    }

    @Test
    void whereNothingWasRefusedNothingIsPrinted() {
        learned.expect(Message.class, new TreeMap<>());

        assertThat(learned).hasToString("");
        assertThat(learned.names()).isEmpty();
        assertThat(learned.file()).isNull();
    }

    @Test
    void whatAMessageWouldHaveNeededIsListed() throws IOException {
        learned.expect(Message.class, new TreeMap<>());
        ByteBuf message = serialized(new Object[] {new Tea[0], new Tea(1)});
        learned.learn(refusal, message, admitted());

        assertThat(learned).hasToString("""
                // Refused in messages of io.framewright.codec.LearnedClassesTest$Message.
                // Review each line: the code of a class that is listed runs when a peer says so.
                .nested(1, io.framewright.codec.LearnedClassesTest.Tea.class)
                """);
        assertThat(message.readerIndex()).isZero();
    }

    @Test
    void aMessageRefusedForAnotherReasonTeachesNothing() throws IOException {
        learned.learn(DecodeException.malformed("a test's"), serialized(new Tea(1)), admitted());

        assertThat(learned.names()).isEmpty();
    }

    @Test
    void proxiesAreListedThoughNothingAdmitsThem() throws IOException {
        Object proxy =
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Runnable.class}, new Handler());
        learned.expect(Message.class, new TreeMap<>());
        learned.learn(refusal, serialized(proxy), admitted());

        assertThat(lines())
                .containsExactly(
                        ".nested(1, io.framewright.codec.LearnedClassesTest.Handler.class)",
                        "// a dynamic proxy of java.lang.Runnable: never read");
        assertThat(learned.names()).containsExactly(Handler.class.getName());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            io.framewright.a.Order             | .nested(1, io.framewright.a.Order.class)
            io.framewright.Order$Item$Part     | .nested(1, io.framewright.Order.Item.Part.class)
            io.framewrights.Order              | // .nested(1, io.framewrights.Order.class) // of another package than the message: is it yours?
            com.acme.Order                     | // .nested(1, com.acme.Order.class) // of another package than the message: is it yours?
            java.math.BigDecimal               | // .nested(1, java.math.BigDecimal.class) // of the JDK: declare a field of this type instead of listing it
            java.util.HashMap                  | // java.util.HashMap: a hash collection; hash-collections admits it, for trusted peers only
            io.framewright.Order$1             | // io.framewright.Order$1: a local or anonymous class; it has no name to list it by
            """)
    void eachNameSaysWhatToDoAboutIt(String name, String line) {
        learned.expect(Message.class, new TreeMap<>());
        learned.learn(refusal, name);

        assertThat(lines()).containsExactly(line);
    }

    @Test
    void allMessagesAreNamedThatNeededSomething() {
        learned.expect(Message.class, new TreeMap<>());
        learned.expect(java.io.File.class, new TreeMap<>());
        learned.learn(refusal, "java.iota.Order");
        learned.learn(refusal, "java.io.Order");

        assertThat(learned.toString())
                .startsWith("// Refused in messages of " + Message.class.getName() + ", java.io.File.\n");
    }

    @Test
    void numbersBeginBehindThoseThatAreTaken() {
        learned.expect(Message.class, new TreeMap<>(Map.of(3, Tea.class, 7, Handler.class)));
        learned.expect(Message.class, new TreeMap<>(Map.of(2, Tea.class)));
        learned.learn(refusal, "io.framewright.A");
        learned.learn(refusal, "io.framewright.B");
        learned.learn(refusal, "io.framewright.A");
        learned.learn(refusal, "io.framewright.C");

        assertThat(lines())
                .containsExactly(
                        ".nested(8, io.framewright.A.class)",
                        ".nested(9, io.framewright.B.class)",
                        ".nested(10, io.framewright.C.class)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Lcom.acme.Order;", "[[[Lcom.acme.Order;", "com.acme.Order"})
    void anArrayIsAdmittedWithItsElements(String name) {
        learned.learn(refusal, name);

        assertThat(learned.names()).containsExactly("com.acme.Order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[[I",
                "[Lcom.acme.Order",
                "Lcom.acme.Order;",
                "[com.acme.Order;",
                "a..B",
                "A); run(); //"
            })
    void textThatIsNoNameIsPassedBy(String name) {
        learned.learn(refusal, name);

        assertThat(learned.names()).isEmpty();
    }

    @Test
    void namesHaveAtMost256Characters() {
        learned.learn(refusal, "a".repeat(257));
        assertThat(learned.names()).isEmpty();
        learned.learn(refusal, "a".repeat(256));
        assertThat(learned.names()).hasSize(1);
    }

    @Test
    void aThousandNamesAreKeptProxiesIncluded() throws IOException {
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Runnable.class, Comparable.class}, new Handler());
        learned.learn(refusal, serialized(proxy), admitted());
        for (int i = 0; i < 2_000; i++) {
            learned.learn(refusal, "com.acme.Order" + i);
        }

        assertThat(learned.names()).hasSize(998);
        assertThat(lines()).hasSize(1_000);
    }

    @Test
    void aListInAFileStandsBehindWhatTheFileHeld(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("list.txt");
        Files.writeString(path, "// mine\n");
        LearnedClasses list = LearnedClasses.inFile(path);
        assertThat(path).hasContent("// mine\n");
        assertThat(list.file()).isEqualTo(path.toAbsolutePath());

        list.learn(refusal, serialized(new Tea(1)), admitted());
        assertThat(Files.readString(path)).isEqualTo("// mine\n" + list).contains("Tea.class");
        list.learn(refusal, "com.acme.Order");
        assertThat(Files.readString(path)).isEqualTo("// mine\n" + list);
        assertThat(list.names()).hasSize(2);
    }

    @Test
    void oneFileHasOneList(@TempDir Path directory) {
        assertThat(LearnedClasses.inFile(directory.resolve("no/../list")))
                .isSameAs(LearnedClasses.inFile(directory.resolve("list")))
                .isNotSameAs(LearnedClasses.inFile(directory.resolve("other")));
    }

    @Test
    void aFileIsWrittenOnlyWhenTheListGrows(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("list");
        LearnedClasses list = LearnedClasses.inFile(path);
        list.learn(refusal, "com.acme.Order");
        Files.writeString(path, "a reader's note");
        list.learn(refusal, "com.acme.Order");
        list.learn(refusal, "no name");

        assertThat(path).hasContent("a reader's note");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidAtOnceOrByTheRefusal(@TempDir Path directory) throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearnedClasses.inFile(directory))
                .withMessageContaining("cannot be written to " + directory);

        Path path = directory.resolve("list");
        LearnedClasses list = LearnedClasses.inFile(path);
        Files.delete(path);
        Files.createDirectory(path);
        list.learn(refusal, "com.acme.Order");
        assertThat(refusal.getSuppressed()).singleElement().isInstanceOf(IOException.class);
        assertThat(list.names()).containsExactly("com.acme.Order");
    }

    @Test
    void aPackageMayHaveOnePartOnly(@TempDir Path directory) throws Exception {
        Path classes = new Sources(directory).compile("package p; public record Order(int id) {}");
        learned.expect(Sources.load(classes, "p.Order"), new TreeMap<>());
        learned.learn(refusal, "p.Item");
        learned.learn(refusal, "pq.Item");

        assertThat(lines().get(0)).isEqualTo(".nested(1, p.Item.class)");
        assertThat(lines().get(1)).startsWith("// .nested(2, pq.Item.class)");
    }
}
