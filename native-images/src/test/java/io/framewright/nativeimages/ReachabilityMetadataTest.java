package io.framewright.nativeimages;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.framing.ProtocolHandler;
import io.framewright.nativeimages.messages.Order;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The metadata in META-INF/native-image is what a run uses by reflection. Native images cannot be built where this
 * runs; msgpack and Jackson are told that they are in one, so they go the way that they would go there.
 */
class ReachabilityMetadataTest {

    private static TracedRun run = new TracedRun(List.of(), List.of());

    /** One reflective call, or one thing that is declared. */
    private record Use(String caller, String purpose, String type, String member) {

        static Use parse(String line) {
            String[] words = line.split(" ", -1);
            return new Use(words[0], words[1], words[2], words[3]);
        }

        /** Netty's handlers declare themselves: Netty asks the class of each handler which methods it has. */
        Use bySelfIfNetty() {
            return caller.startsWith("io.netty.") ? new Use(type, purpose, type, member) : this;
        }

        Use typeOnly() {
            return new Use(caller, "type", type, "-");
        }

        boolean isOfTheJdk() {
            return type.startsWith("java.") || type.matches("[a-z]+\\[]");
        }

        @Override
        public String toString() {
            return String.join(" ", caller, purpose, type, member);
        }
    }

    @BeforeAll
    static void run(@TempDir Path directory) throws IOException, InterruptedException {
        run = TracedRun.start(directory);
    }

    private static boolean isOfTheApplication(String type) {
        return type.startsWith(Order.class.getPackageName())
                || type.matches("com\\.google\\.protobuf\\.(Struct|Value|ListValue|NullValue)(\\$.*)?");
    }

    private static Stream<Use> uses() {
        return run.seen().stream().filter(line -> !line.equals(RoundTrips.END)).map(Use::parse);
    }

    /** Netty has metadata of its own. Annotations are proxies that the JDK makes, from classes that are in the image. */
    private static Stream<Use> usesToBeDeclaredByUs() {
        return uses().filter(use -> !use.purpose.equals("absent"))
                .filter(use -> !isOfTheApplication(use.type))
                .filter(use -> !use.caller.startsWith("jdk.proxy"))
                .filter(use -> !use.caller.startsWith("io.netty.") || use.type.startsWith("io.framewright."))
                .map(Use::bySelfIfNetty)
                .map(use -> use.purpose.equals("resource") ? anyPlatform(use) : use)
                .flatMap(use -> use.purpose.equals("resource") ? Stream.of(use) : Stream.of(use, use.typeOnly()))
                .filter(use -> !use.purpose.equals("serialize") || isSerializable(use.type));
    }

    private static Use anyPlatform(Use use) {
        return new Use(
                use.caller,
                use.purpose,
                use.type.replaceFirst("^/[^/]+/[^/]+/libzstd-jni-.*", "*/*/libzstd-jni-*"),
                "-");
    }

    /** JBoss Marshalling also asks for the first superclass that is not serializable: its constructor, not its fields. */
    private static boolean isSerializable(String type) {
        try {
            return type.endsWith("[]") || Serializable.class.isAssignableFrom(Class.forName(type));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> texts(Stream<Use> uses) {
        return uses.map(Use::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatIsUsedIsDeclared() throws IOException {
        Set<String> missing = texts(usesToBeDeclaredByUs());
        missing.removeAll(Declared.byUs());
        assertThat(missing).isEmpty();
    }

    /** Members of the JDK's classes differ between its versions, and its classes are serialized without a call of ours. */
    @Test
    void whatIsDeclaredIsUsed() throws IOException {
        Set<String> superfluous =
                texts(Declared.byUs().stream().map(Use::parse).map(use -> use.isOfTheJdk() ? use.typeOnly() : use));
        superfluous.removeAll(texts(usesToBeDeclaredByUs()));
        assertThat(superfluous).isEmpty();
    }

    /** ObjectStreamClass looks at them in the JDK, where no call is seen. */
    @Test
    void classesOfTheJdkThatAreSerializedAreDeclaredSo() throws IOException {
        Set<String> declared = Declared.byUs();
        assertThat(uses().filter(use -> use.caller.matches("io\\.framewright\\.codec\\.Serial(Forms|Layout)"))
                        .filter(use -> !isOfTheApplication(use.type)))
                .hasSizeGreaterThan(50)
                .allSatisfy(use ->
                        assertThat(declared).contains(new Use(use.caller, "serialize", use.type, "-").toString()));
    }

    /** A new handler that no run above puts into a pipeline. */
    @Test
    void everyHandlerIsDeclared() throws IOException {
        Set<String> declared = Declared.byUs();
        assertThat(Handlers.of(ProtocolHandler.class))
                .hasSizeGreaterThan(3)
                .allSatisfy(handler -> assertThat(declared).contains(handler + " type " + handler + " -"));
    }

    @Test
    void noClassIsMadeAtRunTime() {
        assertThat(uses()).noneMatch(use -> use.purpose.equals("define"));
    }

    @Test
    void everyCallWasUnderstood() {
        assertThat(uses()).noneMatch(use -> use.purpose.equals("failed"));
    }

    /** docs/native-images.md tells applications to declare their messages with all constructors, methods and fields. */
    @Test
    void whatIsUsedOfMessagesIsInTheirOwnClasses() {
        assertThat(uses().filter(use -> use.type.startsWith(Order.class.getPackageName()))
                        .map(use -> use.type)
                        .distinct())
                .containsExactlyInAnyOrder(
                        Order.class.getName(), Order.Item.class.getName(), Order.State.class.getName());
    }

    @Test
    void noForbiddenOrDeprecatedAccessIsOurs() {
        List<String> warnings =
                run.said().stream().filter(line -> line.startsWith("WARNING:")).toList();
        assertThat(warnings).noneMatch(line -> line.contains("by io.framewright"));
        assertThat(warnings.stream()
                        .filter(line -> line.contains(" called by "))
                        .map(line -> Objects.requireNonNull(line.split(" called by ", -1)[1])
                                .split("[ $(]", -1)[0])
                        .map(caller -> caller.replaceFirst("^([a-z]+\\.[a-z]+\\.[a-z]+).*", "$1"))
                        .distinct())
                .isSubsetOf("com.esotericsoftware.kryo", "org.jboss.marshalling", "com.github.luben");
    }
}
