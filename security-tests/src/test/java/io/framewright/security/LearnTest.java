package io.framewright.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.LearnedClasses;
import io.framewright.codec.jdk.JdkCodec;
import io.framewright.codec.marshalling.MarshallingCodec;
import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.SpecException;
import io.framewright.security.evil.Order;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What learning notes, and that it admits nothing. */
class LearnTest {

    interface Drink extends Serializable {}

    record Tea(Leaf leaf) implements Drink {
        private static final long serialVersionUID = 1L;
    }

    record Coffee(int beans) implements Drink {
        private static final long serialVersionUID = 1L;
    }

    enum Leaf {
        GREEN
    }

    /** Leaves open which drinks it holds, and what else. */
    record Menu(List<Drink> drinks, Object extra) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static Menu menu(Object extra) {
        return new Menu(new ArrayList<>(List.of(new Tea(Leaf.GREEN), new Coffee(2))), extra);
    }

    private static void requireRefused(Codec<?> codec, byte[] bytes) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> codec.decode(Unpooled.wrappedBuffer(bytes)))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(Reason.TYPE_NOT_ALLOWED);
                    assertThat(e.getSuppressed()).isEmpty();
                });
    }

    @Test
    void oneMessageGivesTheWholeAllowList() throws Exception {
        assertThatIllegalArgumentException().isThrownBy(() -> new JdkCodec<>(Menu.class));
        LearnedClasses learned = LearnedClasses.inMemory();
        Codec<Menu> codec = JdkCodec.builder(Menu.class).learn(learned).build();

        requireRefused(codec, Wire.JDK.write(menu(new Order[] {new Order()})));

        assertThat(learned).hasToString("""
                // Refused in messages of io.framewright.security.LearnTest$Menu.
                // Review each line: the code of a class that is listed runs when a peer says so.
                .nested(1, io.framewright.security.LearnTest.Tea.class)
                .nested(2, io.framewright.security.LearnTest.Leaf.class)
                .nested(3, io.framewright.security.LearnTest.Coffee.class)
                .nested(4, io.framewright.security.evil.Order.class)
                """);
        Codec<Menu> taught = JdkCodec.builder(Menu.class)
                .nested(1, Tea.class)
                .nested(2, Leaf.class)
                .nested(3, Coffee.class)
                .nested(4, Order.class)
                .build();
        Menu message = menu(null);
        assertThat(taught.decode(Unpooled.wrappedBuffer(Wire.JDK.write(message))))
                .isEqualTo(message);
    }

    @Test
    void whatIsAdmittedAlreadyIsNotLearned() throws Exception {
        LearnedClasses learned = LearnedClasses.inMemory();
        Codec<Menu> codec =
                JdkCodec.builder(Menu.class).nested(7, Tea.class).learn(learned).build();

        requireRefused(codec, Wire.JDK.write(menu(null)));

        assertThat(learned.names()).containsExactly(Coffee.class.getName());
        assertThat(learned.toString()).contains(".nested(8, ");
    }

    @Test
    void marshallingGivesAllAndRiverTheFirst() throws Exception {
        LearnedClasses serial = LearnedClasses.inMemory();
        requireRefused(
                MarshallingCodec.serialBuilder(Menu.class).learn(serial).build(),
                Wire.MARSHALLING.write(menu(new Order())));
        assertThat(serial.names()).hasSize(4).contains(Order.class.getName(), Leaf.class.getName());

        LearnedClasses river = LearnedClasses.inMemory();
        Codec<Menu> codec =
                MarshallingCodec.riverBuilder(Menu.class).learn(river).build();
        requireRefused(codec, Wire.RIVER.write(menu(new Order())));
        assertThat(river.names()).hasSize(1);
    }

    @Test
    void gadgetsAreNotedAsCommentsAndNothingFires() throws Exception {
        LearnedClasses learned = LearnedClasses.inMemory();
        Codec<Item> codec = JdkCodec.builder(Item.class).learn(learned).build();
        for (Gadget gadget : Gadget.values()) {
            byte[] bytes = Wire.JDK.write(new Item(gadget.build()));
            assertThat(Fired.during(() -> requireRefused(codec, bytes))).isZero();
        }

        assertThat(learned.toString().lines().filter(line -> !line.startsWith("//")))
                .allMatch(line -> line.contains("io.framewright.security."));
        assertThat(learned.toString())
                .contains("// java.util.HashMap: a hash collection")
                .contains("functors.InvokerTransformer.class) // of another package")
                .contains("// a dynamic proxy of java.lang.reflect.Type: never read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "marshalling", "marshalling-river"})
    void aFileIsWrittenBehindWhatItHolds(String name, @TempDir Path directory) throws Exception {
        Path file = directory.resolve(name + " list.txt");
        Files.writeString(file, "// mine\n");
        Codec<Menu> codec = codec(name + "(learn=\"" + file + "\")");

        assertThat(codec).hasToString(name + "(learn=\"" + file + "\")");
        assertThat(file).hasContent("// mine\n");
        Wire wire = name.equals("jdk") ? Wire.JDK : name.equals("marshalling") ? Wire.MARSHALLING : Wire.RIVER;
        requireRefused(codec, wire.write(menu(null)));
        requireRefused(codec(codec.toString()), wire.write(menu(null)));

        assertThat(Files.readString(file)).startsWith("// mine\n// Refused").containsOnlyOnce("Tea.class");
    }

    private static Codec<Menu> codec(String spec) {
        var term = Spec.parse(spec).terms().get(0);
        return Codecs.named(term.name()).codecFor(Menu.class, CodecOptions.DEFAULT.withArguments(term.arguments()));
    }

    @Test
    void learningChangesNoByte() {
        Item item = new Item("tea");
        ByteBuf plain = Unpooled.buffer();
        ByteBuf learning = Unpooled.buffer();
        new JdkCodec<>(Item.class).encode(item, plain);
        JdkCodec.builder(Item.class).learn(LearnedClasses.inMemory()).build().encode(item, learning);

        assertThat(ByteBufUtil.hexDump(learning)).isEqualTo(ByteBufUtil.hexDump(plain));
    }

    @Test
    void learningIsRefusedWhereNoNamesAre(@TempDir Path directory) {
        String argument = "(class-table, learn=\"" + directory.resolve("list") + "\")";
        for (String name : List.of("jdk", "marshalling", "marshalling-river")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> codec(name + argument))
                    .withMessageContaining("class-table");
        }
        assertThatExceptionOfType(SpecException.class).isThrownBy(() -> codec("kryo(learn=\"x\")"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec("jdk(learn=\"" + directory.resolve("no/such") + "\")"))
                .withMessageContaining("cannot be written");
    }

    /** Bytes from a stranger are no Java source, and no endless file. */
    @Test
    void namesAreCheckedAndCounted() {
        LearnedClasses learned = LearnedClasses.inMemory();
        DecodeException refusal = DecodeException.typeNotAllowed("a test's");
        learned.learn(refusal, "com.acme.Order.class); run(); //");
        learned.learn(refusal, "com.acme.Or\nder");
        learned.learn(refusal, "");
        learned.learn(refusal, "a".repeat(300));
        assertThat(learned.names()).isEmpty();

        for (int i = 0; i < 5_000; i++) {
            learned.learn(refusal, "com.acme.Order" + i);
        }
        assertThat(learned.names()).hasSize(1_000);
    }
}
