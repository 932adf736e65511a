package io.framewright.codec.msgpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codec;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ImmutableValue;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** What we write, msgpack-core reads; what it writes, we read. Each writes the same bytes. */
class MsgpackDifferentialTest {

    private static final int ROUNDS = 3_000;

    private final Codec<Value> codec = MsgpackCodec.of(Value.class);

    @Test
    void bothMakeTheSameOfEachOther() throws IOException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Value value = value(new SplittableRandom(seed), 4);
            byte[] ours = Wire.bytes(codec, value);
            assertThat(ours).as("bytes of seed %d, %s", seed, value).isEqualTo(packed(value));
            assertThat(packed(unpacked(ours)))
                    .as("what msgpack-core reads, seed %d", seed)
                    .isEqualTo(ours);
            assertThat(packed(Wire.decode(codec, ours)))
                    .as("what we read, seed %d", seed)
                    .isEqualTo(ours);
        }
    }

    private static byte[] packed(Value value) throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packValue(value);
            return packer.toByteArray();
        }
    }

    private static Value unpacked(byte[] bytes) throws IOException {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
            ImmutableValue value = unpacker.unpackValue();
            assertThat(unpacker.hasNext()).isFalse();
            return value;
        }
    }

    private static Value value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 9)) {
            case 0 -> ValueFactory.newNil();
            case 1 -> ValueFactory.newBoolean(random.nextBoolean());
            case 2 -> ValueFactory.newInteger(random.nextLong() >> random.nextInt(64));
            case 3 -> ValueFactory.newInteger(new BigInteger(64, new java.util.Random(random.nextLong())));
            case 4 -> ValueFactory.newFloat(random.nextDouble() * Math.pow(10, random.nextInt(-300, 300)));
            case 5 -> ValueFactory.newString(text(random));
            case 6 -> ValueFactory.newBinary(bytes(random));
            case 7 -> ValueFactory.newExtension((byte) random.nextInt(128), bytes(random));
            case 8 ->
                ValueFactory.newTimestamp(
                        random.nextLong() >> (10 + random.nextInt(54)), random.nextInt(1_000_000_000));
            case 9 -> ValueFactory.newArray(values(random, length(random), depth - 1));
            default -> ValueFactory.newMap(values(random, 2 * length(random), depth - 1));
        };
    }

    private static Value[] values(SplittableRandom random, int count, int depth) {
        Value[] values = new Value[count];
        for (int i = 0; i < count; i++) {
            values[i] = value(random, depth);
        }
        return values;
    }

    /** Mostly small, now and then behind the borders of the headers. */
    private static int length(SplittableRandom random) {
        return random.nextInt(10) > 0 ? random.nextInt(6) : random.nextInt(40);
    }

    private static int longLength(SplittableRandom random) {
        return random.nextInt(10) > 0 ? random.nextInt(40) : random.nextInt(70_000);
    }

    private static byte[] bytes(SplittableRandom random) {
        byte[] bytes = new byte[longLength(random)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int alphabet = new int[] {0x80, 0x800, 0xd800, 0x110000}[random.nextInt(4)];
        for (int length = longLength(random); length > 0; length--) {
            int point = random.nextInt(alphabet);
            text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? 'x' : point);
        }
        return text.toString();
    }

    record Texts(String text) {}

    @Test
    void stringsAreThoseOfMsgpackCore() throws IOException {
        Codec<Texts> texts = MsgpackCodec.of(Texts.class);
        for (int seed = 0; seed < ROUNDS; seed++) {
            String text = text(new SplittableRandom(seed));
            byte[] ours = Wire.bytes(texts, new Texts(text));
            assertThat(ours)
                    .as("bytes of seed %d", seed)
                    .isEqualTo(packed(ValueFactory.newArray(ValueFactory.newString(text))));
            assertThat(Wire.decode(texts, ours).text()).as("seed %d", seed).isEqualTo(text);
        }
    }

    record Numbers(int i, long l, double d, float f, Long boxed, BigInteger big) {}

    @Test
    void everyWidthOfANumberIsRead() {
        Codec<Numbers> numbers = MsgpackCodec.of(Numbers.class);
        for (int seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int value = random.nextInt() >> (8 + random.nextInt(24));
            ByteBuffer out = ByteBuffer.allocate(64).put((byte) 0x96);
            for (int i = 0; i < 6; i++) {
                putInAnyWidth(random, value, out);
            }
            byte[] bytes = java.util.Arrays.copyOf(out.array(), out.position());
            assertThat(Wire.decode(numbers, bytes))
                    .as("seed %d", seed)
                    .isEqualTo(new Numbers(value, value, value, value, (long) value, BigInteger.valueOf(value)));
        }
    }

    /** Puts a number in one of the forms that can hold it, not always the shortest. */
    private static void putInAnyWidth(SplittableRandom random, int value, ByteBuffer out) {
        boolean positive = value >= 0;
        int form = random.nextInt(9);
        if (form == 0 && value >= -32 && value < 128) {
            out.put((byte) value);
        } else if (form == 1 && positive && value < 256) {
            out.put((byte) 0xcc).put((byte) value);
        } else if (form == 2 && positive && value < 65_536) {
            out.put((byte) 0xcd).putShort((short) value);
        } else if (form == 3 && positive) {
            out.put((byte) 0xce).putInt(value);
        } else if (form == 4 && positive) {
            out.put((byte) 0xcf).putLong(value);
        } else if (form == 5 && value == (byte) value) {
            out.put((byte) 0xd0).put((byte) value);
        } else if (form == 6 && value == (short) value) {
            out.put((byte) 0xd1).putShort((short) value);
        } else if (form == 7) {
            out.put((byte) 0xd2).putInt(value);
        } else {
            out.put((byte) 0xd3).putLong(value);
        }
    }

    @Test
    void namesAndHeadersOfAnyWidthAreRead() {
        Codec<Texts> maps = MsgpackCodec.builder(Texts.class).maps().build();
        String name = "74657874";
        for (String map : new String[] {"81", "de 0001", "df 00000001"}) {
            for (String header : new String[] {"a4", "d9 04", "da 0004", "db 00000004"}) {
                for (String text : new String[] {"a1 78", "d9 01 78", "da 0001 78", "db 00000001 78"}) {
                    assertThat(Wire.decode(maps, map + header + name + text)).isEqualTo(new Texts("x"));
                }
            }
        }
        Codec<Texts> arrays = MsgpackCodec.of(Texts.class);
        assertThat(Wire.decode(arrays, "dc 0001 a1 78")).isEqualTo(new Texts("x"));
        assertThat(Wire.decode(arrays, "dd 00000001 a1 78")).isEqualTo(new Texts("x"));
    }
}
