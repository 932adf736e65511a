package io.framewright.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    record Place(long id, List<? extends Line> lines, Optional<Side> side, Map<String, int[]>[] notes) {}

    record Line(String name, Box<String> box) {}

    static class Box<T extends Comparable<T>> {
        static int count;
        transient int hash;
        T @Nullable [] content;
    }

    static final class StringBox extends Box<String> {
        int content2;
    }

    sealed interface Shape permits Square, Circle {}

    record Circle(double radius) implements Shape {}

    record Square(int side) implements Shape {}

    enum Side {
        SELL,
        BUY {
            @Override
            public String toString() {
                return "buy";
            }
        }
    }

    record Draw(Shape shape, StringBox box, Object any) {}

    static final MessageTypes<Object> TYPES = MessageTypes.builder()
            .add(1, Place.class)
            .add(20, Draw.class)
            .nested(1, Circle.class)
            .nested(2, Square.class)
            .build();

    @Test
    void theTextListsNumbersClassesAndMembers() {
        String prefix = FingerprintTest.class.getName() + "$";
        assertThat(TYPES.describe().replace(prefix, "$")).isEqualTo("""
                message types 1
                message 1 $Place
                message 20 $Draw
                nested 1 $Circle
                nested 2 $Square
                class $Box<T extends java.lang.Comparable<T>>
                  content: T[]
                record $Circle
                  radius: double
                record $Draw
                  shape: $Shape
                  box: $StringBox
                  any: java.lang.Object
                record $Line
                  name: java.lang.String
                  box: $Box<java.lang.String>
                record $Place
                  id: long
                  lines: java.util.List<? extends $Line>
                  side: java.util.Optional<$Side>
                  notes: java.util.Map<java.lang.String,int[]>[]
                interface $Shape
                  permits $Circle
                  permits $Square
                enum $Side
                  SELL
                  BUY
                record $Square
                  side: int
                class $StringBox
                  extends $Box<java.lang.String>
                  content: T[]
                  content2: int
                """);
    }

    @WireAnnotation
    @Retention(RetentionPolicy.RUNTIME)
    @interface At {
        int value();
    }

    @WireAnnotation
    @Retention(RetentionPolicy.RUNTIME)
    @interface Named {
        String value();
    }

    enum Marked {
        ONE,
        @At(3)
        TWO
    }

    static class Bean {
        @At(1)
        long id;

        private @Nullable Marked marked;

        @Named("a \"mark\"")
        @At(2)
        public @Nullable Marked getMarked() {
            return marked;
        }
    }

    record Component(@At(1) int first, int second) {}

    record Holder(Bean bean, Component component) {}

    @Test
    void annotationsThatChangeTheWireArePrinted() {
        String prefix = FingerprintTest.class.getName() + "$";
        assertThat(MessageTypes.of(Holder.class).describe().replace(prefix, "$"))
                .isEqualTo("""
                message types 1
                message $Holder
                class $Bean
                  id: long @$At(1)
                  marked: $Marked @$At(2) @$Named("a \\"mark\\"")
                record $Component
                  first: int @$At(1)
                  second: int
                record $Holder
                  bean: $Bean
                  component: $Component
                enum $Marked
                  ONE
                  TWO @$At(3)
                """);
    }

    @Test
    void theFingerprintIsPinned() {
        assertThat(TYPES.fingerprint()).isEqualTo("0d698185589463b8");
        assertThat(MessageTypes.of(String.class).describe()).isEqualTo("message types 1\nmessage java.lang.String\n");
        assertThat(MessageTypes.of(String.class).fingerprint()).isEqualTo("5964533f6e2f6213");
    }

    @Test
    void theOrderOfTheTableDoesNotMatter() {
        MessageTypes<Object> same = MessageTypes.builder()
                .nested(2, Square.class)
                .add(20, Draw.class)
                .nested(1, Circle.class)
                .add(1, Place.class)
                .build();
        assertThat(same.fingerprint()).isEqualTo(TYPES.fingerprint());
    }

    @Test
    void numbersMatter() {
        String fingerprint = MessageTypes.builder().add(1, Place.class).build().fingerprint();
        assertThat(MessageTypes.builder().add(2, Place.class).build().fingerprint())
                .isNotEqualTo(fingerprint);
        assertThat(MessageTypes.of(Place.class).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(MessageTypes.builder()
                        .add(1, Place.class)
                        .nested(1, Circle.class)
                        .build()
                        .fingerprint())
                .isNotEqualTo(fingerprint);
    }

    @Test
    void anotherJvmGivesTheSame() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(
                                FingerprintTest.class,
                                MessageTypes.class,
                                Test.class,
                                CsvSource.class,
                                Assertions.class),
                        PrintFingerprint.class.getName())
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo(TYPES.fingerprint());
    }

    private static String classPath(Class<?>... classes) {
        return Stream.of(classes)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static final String ORDER =
            "package p; public record Order(int id, java.util.List<Line> lines, Side side) {}";
    private static final String LINE = "package p; public class Line extends Base { String name; long price; }";
    private static final String BASE = "package p; public class Base { byte[] key; }";
    private static final String SIDE = "package p; public enum Side { BUY, SELL }";

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    private String fingerprint(String... sources) throws IOException, ClassNotFoundException {
        return MessageTypes.of(Sources.load(new Sources(folder).compile(sources), "p.Order"))
                .fingerprint();
    }

    @Test
    void twoClassLoadersGiveTheSame() throws Exception {
        Path classes = new Sources(folder).compile(ORDER, LINE, BASE, SIDE);
        Class<?> one = Sources.load(classes, "p.Order");
        Class<?> other = Sources.load(classes, "p.Order");
        assertThat(one).isNotSameAs(other);
        assertThat(MessageTypes.of(one).fingerprint())
                .isEqualTo(MessageTypes.of(other).fingerprint());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            name, title
            long price, int price
            List<Line>, Collection<Line>
            List<Line>, List<?>
            'int id, ', ''
            'int id, java.util.List<Line> lines', 'java.util.List<Line> lines, int id'
            'BUY, SELL', 'SELL, BUY'
            'BUY, SELL', 'BUY, SELL, HOLD'
            byte[] key, char[] key
            byte[] key, byte[] id
            extends Base, ''
            """)
    void whatIsDeclaredMatters(String from, String to) throws Exception {
        String[] changed = {ORDER, LINE, BASE, SIDE};
        for (int i = 0; i < changed.length; i++) {
            changed[i] = changed[i].replace(from, to == null ? "" : to);
        }
        assertThat(fingerprint(changed)).isNotEqualTo(fingerprint(ORDER, LINE, BASE, SIDE));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            String name; long price;, long price; String name;
            String name;, String name; transient int hash; static int count; void method() {}
            """)
    void whatIsNoMemberDoesNotMatter(String from, String to) throws Exception {
        assertThat(fingerprint(ORDER.replace(from, to), LINE.replace(from, to), BASE, SIDE))
                .isEqualTo(fingerprint(ORDER, LINE, BASE, SIDE));
    }

    record Loose<T>(List<?> any, T own) {}

    static class Above {
        int content;
    }

    @SuppressWarnings("HidingField") // what is tested
    static class Below extends Above {
        long content;
    }

    private static String described(Class<?> type) {
        return MessageTypes.of(type).describe().replace(FingerprintTest.class.getName() + "$", "$");
    }

    @Test
    void whatHasNoBoundIsPrintedWithoutOne() {
        assertThat(described(Loose.class)).endsWith("""
                record $Loose<T>
                  any: java.util.List<?>
                  own: T
                """);
    }

    @Test
    void membersOfOneNameAreInTheOrderOfTheirClasses() {
        assertThat(described(Below.class)).endsWith("""
                class $Below
                  extends $Above
                  content: int
                  content: long
                """);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Remark {}

    record Remarked(@Remark int id) {}

    @Test
    void otherAnnotationsAreNotPrinted() {
        assertThat(described(Remarked.class)).endsWith("  id: int\n");
    }
}
