package io.framewright.codec.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeException;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.spec.Spec;
import io.framewright.codec.testkit.HexVectors;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bytes are those of the JDK's own stream, both ways. */
class JdkCodecBytesTest {

    private static final Tiny TINY = new Tiny(1, "twelve chars", 1_700_000_000_000L);

    @Test
    void aTinyMessageIsPinned() {
        assertThat(HexFormat.of().formatHex(Streams.encode(new JdkCodec<>(Tiny.class), TINY)))
                .isEqualTo(HexVectors.read("tiny.hex").hex());
    }

    @Test
    void bytesAreThoseOfAnObjectOutputStream() {
        Order order = Order.of(
                1,
                IntStream.range(0, 500)
                        .mapToObj(i -> Order.line("article " + i))
                        .toList(),
                Order.empty());
        assertThat(Streams.encode(new JdkCodec<>(Order.class), order)).isEqualTo(Streams.serialize(order));
    }

    @Test
    void anObjectInputStreamReadsThem() throws Exception {
        byte[] bytes = Streams.encode(new JdkCodec<>(Tiny.class), TINY);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(in.readObject()).isEqualTo(TINY);
        }
    }

    @Test
    void everyMessageStandsAlone() {
        Codec<Tiny> codec = new JdkCodec<>(Tiny.class);
        assertThat(Streams.encode(codec, TINY)).isEqualTo(Streams.encode(codec, TINY));
    }

    @Test
    void theCodecIsFoundByName() {
        Codec<Tiny> codec = MessageTypes.of(Tiny.class).codec(Codecs.named("jdk"), CodecOptions.DEFAULT);
        assertThat(Streams.decode(codec, Streams.encode(codec, TINY))).isEqualTo(TINY);
        assertThat(codec).hasToString("jdk");
    }

    private record Hashed(Map<String, Set<Integer>> map) implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    @Test
    void theSpecAsksForHashCollections() {
        CodecOptions options = CodecOptions.DEFAULT.withArguments(
                Spec.parse("jdk(hash-collections)").terms().get(0).arguments());
        Codec<Hashed> codec = Codecs.named("jdk").codecFor(Hashed.class, options);
        Hashed message = new Hashed(Map.of("a", Set.of(1, 2, 3), "b", Set.of()));
        assertThat(Streams.decode(codec, Streams.encode(codec, message))).isEqualTo(message);
        assertThat(codec).hasToString("jdk(hash-collections)");
    }

    private record Frozen(List<List<Integer>> lists) implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    @Test
    void theSpecAsksForAClassTable() {
        CodecOptions options = CodecOptions.DEFAULT.withArguments(
                Spec.parse("jdk(class-table)").terms().get(0).arguments());
        Codec<Tiny> codec = Codecs.named("jdk").codecFor(Tiny.class, options);
        assertThat(codec).hasToString("jdk(class-table)");
        byte[] bytes = Streams.encode(codec, TINY);
        assertThat(Streams.decode(codec, bytes)).isEqualTo(TINY);
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo(HexVectors.read("tiny.hex").hex("class table"));
    }

    @Test
    void whereANumberIsMissingTheLinesToAddAreSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdkCodec.builder(Order.class)
                        .nested(4, Order.State.class)
                        .classTable()
                        .build())
                .withMessageContaining(".nested(5, io.framewright.codec.jdk.Order.Line.class)")
                .withMessageNotContaining("Order.State");
    }

    private record Other(int id, String title) implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    @Test
    void otherFieldsAreNotMixedUp() {
        byte[] other = Streams.encode(JdkCodec.builder(Other.class).classTable().build(), new Other(1, "a"));
        Codec<Tiny> here = JdkCodec.builder(Tiny.class).classTable().build();
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Streams.decode(here, other))
                .withMessageContaining("Tiny, which is 0, has other fields")
                .withMessageContaining("int id, long time, String name");
    }

    /** Fails in the middle of being written, so that a first part is in the buffer already. */
    private static final class Failing implements Serializable {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("UnusedVariable") // longer than the stream's own buffer
        private final String before = "x".repeat(5_000);

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            throw new AssertionError("half");
        }
    }

    @Test
    void anErrorPassesAndLeavesNoByte() {
        ByteBuf out = Unpooled.buffer().writeInt(7);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> new JdkCodec<>(Failing.class).encode(new Failing(), out));
        assertThat(out.readerIndex()).isZero();
        assertThat(out.writerIndex()).isEqualTo(4);
    }

    @Test
    void unmodifiableListsStayUnmodifiable() {
        Codec<Frozen> codec = new JdkCodec<>(Frozen.class);
        Frozen message = new Frozen(List.of(List.of(), List.of(1), List.of(1, 2, 3)));
        Frozen same = Streams.decode(codec, Streams.encode(codec, message));
        assertThat(same).isEqualTo(message);
        assertThat(same.lists()).isUnmodifiable();
        assertThat(Streams.encode(codec, same)).isEqualTo(Streams.encode(codec, message));
    }
}
