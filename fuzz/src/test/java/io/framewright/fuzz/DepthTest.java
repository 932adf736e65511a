package io.framewright.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.sun.management.ThreadMXBean;
import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.spec.Spec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages in messages, 100,000 deep. */
class DepthTest {

    private static final int DEPTH = 100_000;
    private static final int FREE_BYTES = 64 * 1024;
    private static final int ALLOCATED_PER_BYTE = 100;
    private static final DecodeLimits LONG = DecodeLimits.DEFAULT.withMaxBytes(1 << 28);

    /** What one level adds to a good message is repeated, behind the good one's beginning. */
    @ParameterizedTest
    @ValueSource(strings = {"jdk", "marshalling", "marshalling-river", "kryo", "msgpack", "json"})
    void aHundredThousandLevelsAreRefused(String name) {
        Codec<Basket> codec = Target.baskets(name).codec(LONG);
        byte[] nine = encode(codec, chain(9));
        byte[] ten = encode(codec, chain(10));
        int inside = Arrays.mismatch(nine, ten);
        int level = period(ten, inside);
        ByteArrayOutputStream deep = new ByteArrayOutputStream();
        deep.write(ten, 0, inside);
        for (int i = 0; i < DEPTH; i++) {
            deep.write(ten, inside - level, level);
        }
        requireTooDeep(codec, deep.toByteArray());
    }

    /** A name that no component has, and arrays in arrays behind it: nothing is made of them, and they take no stack. */
    @Test
    void whatIsSkippedTakesNoMemory() {
        CodecOptions maps = CodecOptions.DEFAULT
                .withLimits(LONG)
                .withArguments(Spec.parse("msgpack(maps)").terms().get(0).arguments());
        ByteBuf bytes = Unpooled.buffer().writeBytes(new byte[] {(byte) 0x81, (byte) 0xa1, 'x'});
        for (int i = 0; i < DEPTH; i++) {
            bytes.writeByte(0x91);
        }
        Codec<Basket> codec = Codecs.named("msgpack").codecFor(Basket.class, maps);
        codec.decode(bytes.writeByte(0xc0).duplicate());
        long before = allocated();
        codec.decode(bytes);
        assertThat(allocated() - before).isLessThan(FREE_BYTES);
        assertThat(bytes.isReadable()).isFalse();
    }

    private static Basket chain(int levels) {
        Basket basket = null;
        for (int i = 0; i < levels; i++) {
            basket = new Basket(
                    1, "a", new ArrayList<>(), new TreeMap<>(), new byte[0], null, Basket.State.OPEN, basket);
        }
        return basket;
    }

    /** How many bytes a level takes: those before the end are the same as those before them. */
    private static int period(byte[] bytes, int end) {
        for (int period = 1; 3 * period < end; period++) {
            byte[] last = Arrays.copyOfRange(bytes, end - period, end);
            if (Arrays.equals(last, Arrays.copyOfRange(bytes, end - 2 * period, end - period))
                    && Arrays.equals(last, Arrays.copyOfRange(bytes, end - 3 * period, end - 2 * period))) {
                return period;
            }
        }
        throw new AssertionError("the levels are not alike");
    }

    /** The lengths of all levels stand before what they hold, so it is made from the inside out. */
    @Test
    void aHundredThousandLevelsOfProtobufAreRefused() {
        Codec<Struct> codec = Target.protobuf().codec(LONG);
        byte[] backwards = new byte[16 * DEPTH];
        int start = backwards.length;
        for (int i = 0; i < DEPTH; i++) {
            start = prepend(backwards, start, ListValue.VALUES_FIELD_NUMBER);
            start = prepend(backwards, start, Value.LIST_VALUE_FIELD_NUMBER);
        }
        start = prepend(backwards, start, 2);
        start = prepend(backwards, start, Struct.FIELDS_FIELD_NUMBER);
        requireTooDeep(codec, Arrays.copyOfRange(backwards, start, backwards.length));
    }

    /** Puts the tag and the length of a message before all that is there. */
    private static int prepend(byte[] bytes, int start, int field) {
        ByteBuf header = Unpooled.buffer().writeByte((field << 3) | 2);
        int rest = bytes.length - start;
        while (rest > 0x7f) {
            header.writeByte((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        header.writeByte(rest);
        int length = header.readableBytes();
        header.readBytes(bytes, start - length, length).release();
        return start - length;
    }

    private static void requireTooDeep(Codec<?> codec, byte[] bytes) {
        requireLimit(codec, bytes);
        long before = allocated();
        requireLimit(codec, bytes);
        assertThat(allocated() - before)
                .as("bytes allocated for %s", bytes.length)
                .isLessThan(FREE_BYTES + (long) ALLOCATED_PER_BYTE * bytes.length);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static void requireLimit(Codec<?> codec, byte[] bytes) {
        DecodeException refusal =
                catchThrowableOfType(DecodeException.class, () -> codec.decode(Unpooled.wrappedBuffer(bytes)));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(Reason.LIMIT_EXCEEDED);
    }

    private static byte[] encode(Codec<Basket> codec, Basket basket) {
        ByteBuf out = Unpooled.buffer();
        codec.encode(basket, out);
        return ByteBufUtil.getBytes(out);
    }
}
