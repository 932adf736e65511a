package io.framewright.codec.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import com.sun.management.ThreadMXBean;
import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.framewright.codec.protobuf.samples.Item;
import io.framewright.codec.protobuf.samples.Order;
import io.framewright.codec.protobuf.samples.Ticket;
import io.framewright.codec.protobuf.samples.Tree;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What deep, split and greedy messages cost. */
class ProtobufLimitsTest {

    private static final DecodeLimits DEFAULT = DecodeLimits.DEFAULT;

    @ParameterizedTest
    @ValueSource(ints = {65, 100_000})
    void treesDeeperThanTheLimitAreNotEncoded(int depth) {
        Codec<Tree> codec = ProtobufCodec.of(Tree.class);
        Tree tree = Orders.tree(depth);
        ByteBuf out = Unpooled.buffer();
        assertThat(codec.sizeHint(tree)).isPositive();
        assertThatThrownBy(() -> codec.encode(tree, out))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("64");
        assertThat(out.writerIndex()).isZero();
        assertThat(decode(codec, encode(codec, Orders.tree(64)))).isEqualTo(Orders.tree(64));
    }

    @Test
    void treesInMapsAreCountedWithTheirEntries() {
        Codec<Tree> codec = ProtobufCodec.of(Tree.class);
        assertThat(encode(codec, namedTree(32))).isNotEmpty();
        assertThatThrownBy(() -> encode(codec, namedTree(33))).isInstanceOf(EncodeException.class);
    }

    private static Tree namedTree(int levels) {
        Tree tree = Tree.getDefaultInstance();
        for (int i = 1; i < levels; i++) {
            tree = Tree.newBuilder().putNamed("", tree).build();
        }
        return tree;
    }

    @Test
    void depthIsTheSameBothWays() {
        Tree tree = Orders.tree(10);
        byte[] bytes = tree.toByteArray();
        for (int maxDepth = 1; maxDepth <= 12; maxDepth++) {
            Codec<Tree> codec = ProtobufCodec.builder(Tree.class)
                    .limits(DEFAULT.withMaxDepth(maxDepth))
                    .build();
            if (maxDepth >= 10) {
                assertThat(decode(codec, encode(codec, tree))).isEqualTo(tree);
            } else {
                assertThatThrownBy(() -> encode(codec, tree)).isInstanceOf(EncodeException.class);
                assertThat(refusal(codec, bytes).reason()).isEqualTo(Reason.LIMIT_EXCEEDED);
            }
        }
    }

    @Test
    void depthOver500CountsAs500() {
        Codec<Tree> codec = ProtobufCodec.builder(Tree.class)
                .limits(DEFAULT.withMaxDepth(Integer.MAX_VALUE))
                .build();
        assertThat(decode(codec, encode(codec, Orders.tree(500))).getSerializedSize())
                .isPositive();
        assertThatThrownBy(() -> encode(codec, Orders.tree(501))).isInstanceOf(EncodeException.class);
        assertThat(refusal(codec, Orders.tree(501).toByteArray()).reason()).isEqualTo(Reason.LIMIT_EXCEEDED);
    }

    @Test
    void deepMessagesInExtensionsAreNotEncoded() {
        Codec<Ticket> codec = ProtobufCodec.of(Ticket.class);
        Ticket ticket = Ticket.newBuilder().setNumber(1).build();
        for (int i = 0; i < 100_000; i++) {
            Ticket.Step step =
                    Ticket.Step.newBuilder().setAction("").setBlocker(ticket).buildPartial();
            ticket = Ticket.newBuilder().setNumber(1).addStep(step).buildPartial();
        }
        Ticket deep = ticket;
        assertThatThrownBy(() -> encode(codec, deep)).isInstanceOf(EncodeException.class);
    }

    @Test
    void elementsOfASingleMessageInPiecesAreCountedTogether() {
        Codec<Order> codec = ProtobufCodec.builder(Order.class)
                .limits(DEFAULT.withMaxElements(20))
                .build();
        byte[] gift = Order.newBuilder()
                .setGift(Item.newBuilder().addAllTags(Collections.nCopies(10, "")))
                .build()
                .toByteArray();
        assertThat(decode(codec, times(2, gift)).getGift().getTagsCount()).isEqualTo(20);
        assertThat(refusal(codec, times(3, gift)).reason()).isEqualTo(Reason.LIMIT_EXCEEDED);
    }

    /** We had found that 260 KB of this took 39 GB, since the message was copied for every piece. */
    @Test
    void entriesOfMapsWhoseMessageComesInPiecesAreRefused() {
        byte[] piece = {0x12, 2, 0x1a, 0};
        ByteBuf out = Unpooled.buffer();
        writeField(out, 0x4a, times(1_000, piece));
        assertThat(refusal(ProtobufCodec.of(Order.class), array(out)).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void otherMessagesInPiecesAreMergedInLinearTime() {
        Codec<Order> codec = ProtobufCodec.of(Order.class);
        ByteBuf out = Unpooled.buffer();
        Item gift =
                Item.newBuilder().addAllTags(Collections.nCopies(50_000, "")).build();
        writeField(out, 0x22, gift.toByteArray());
        out.writeBytes(times(40_000, new byte[] {0x22, 2, 0x1a, 0}));
        byte[] pieces = array(out);
        assertThat(decode(codec, pieces).getGift().getTagsCount()).isEqualTo(90_000);
        assertThat(allocatedPerByte(codec, pieces)).isLessThan(20);
    }

    @ParameterizedTest
    @MethodSource("greedy")
    void aByteOfThePayloadMakesAtMost150BytesOfHeap(String name, byte[] payload) {
        assertThat(allocatedPerByte(ProtobufCodec.of(Order.class), payload))
                .as(name)
                .isLessThan(150);
    }

    static Stream<Arguments> greedy() {
        return Stream.of(
                Arguments.of("empty messages", times(99_000, new byte[] {0x1a, 0})),
                Arguments.of("empty strings", times(99_000, new byte[] {(byte) 0xc2, 0x0c, 0})),
                Arguments.of("unknown numbers", times(99_000, new byte[] {0x70, 1})),
                Arguments.of("unknown groups", times(99_000, new byte[] {0x73, 0x74})),
                Arguments.of("unknown fields, all different", allDifferent()),
                Arguments.of("entries", entries()),
                Arguments.of("packed numbers", packed()));
    }

    private static byte[] allDifferent() {
        ByteBuf out = Unpooled.buffer();
        for (int number = 300; number < 99_000; number++) {
            writeVarint(out, number << 3);
            out.writeByte(0);
        }
        return array(out);
    }

    private static byte[] entries() {
        ByteBuf out = Unpooled.buffer();
        for (int key = 0; key < 30_000; key++) {
            ByteBuf entry = Unpooled.buffer();
            writeVarint(entry.writeByte(8), key);
            writeField(out, 0x4a, array(entry));
        }
        return array(out);
    }

    private static byte[] packed() {
        ByteBuf out = Unpooled.buffer();
        writeField(out, 0x32, new byte[99_000]);
        return array(out);
    }

    private static double allocatedPerByte(Codec<?> codec, byte[] payload) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        decode(codec, payload);
        long before = threads.getCurrentThreadAllocatedBytes();
        decode(codec, payload);
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) payload.length;
    }

    private static void writeField(ByteBuf out, int tag, byte[] value) {
        writeVarint(out, tag);
        writeVarint(out, value.length);
        out.writeBytes(value);
    }

    private static void writeVarint(ByteBuf out, int value) {
        int rest = value;
        while (rest > 0x7f) {
            out.writeByte((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static byte[] times(int count, byte[] bytes) {
        ByteBuf all = Unpooled.buffer(count * bytes.length);
        for (int i = 0; i < count; i++) {
            all.writeBytes(bytes);
        }
        return array(all);
    }

    private static byte[] array(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes).release();
        return bytes;
    }

    private static <T extends Message> byte[] encode(Codec<T> codec, T message) {
        ByteBuf out = Unpooled.buffer();
        try {
            codec.encode(message, out);
        } catch (RuntimeException e) {
            out.release();
            throw e;
        }
        return array(out);
    }

    private static <T> T decode(Codec<T> codec, byte[] bytes) {
        return codec.decode(Unpooled.wrappedBuffer(bytes));
    }

    private static DecodeException refusal(Codec<?> codec, byte[] bytes) {
        return catchThrowableOfType(DecodeException.class, () -> decode(codec, bytes));
    }
}
