package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.testkit.CodecContract;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.Hostile;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaggedCodecTest extends CodecContract<Object> {

    /** Numbers with tags of one, two, three and five bytes. */
    private static final MessageTypes<Object> TYPES = MessageTypes.builder()
            .add(1, Byte.class)
            .add(128, Short.class)
            .add(0x4000, Integer.class)
            .add(Integer.MAX_VALUE, Long.class)
            .build();

    /** Writes whole numbers in as many bytes as they have; refuses the smallest of each class, half way. */
    private static final class NumberProvider implements CodecProvider {

        @Override
        public String name() {
            return "number";
        }

        @Override
        @SuppressWarnings("unchecked") // T is one of the numbers
        public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
            return (Codec<T>)
                    (type == Byte.class
                            ? new NumberCodec(1)
                            : type == Short.class
                                    ? new NumberCodec(2)
                                    : type == Integer.class ? new NumberCodec(4) : new NumberCodec(8));
        }
    }

    private record NumberCodec(int width) implements Codec<Number> {

        @Override
        public void encode(Number message, ByteBuf out) {
            for (int i = 0; i < width; i++) {
                out.writeByte((int) (message.longValue() >> (8 * i)));
            }
            if (message.longValue() == Long.MIN_VALUE >> (64 - 8 * width)) {
                throw new EncodeException("half way");
            }
        }

        @Override
        public Number decode(ByteBuf in) {
            if (in.readableBytes() != width) {
                throw DecodeException.malformed("not " + width + " bytes");
            }
            return switch (width) {
                case 1 -> in.readByte();
                case 2 -> in.readShortLE();
                case 4 -> in.readIntLE();
                default -> in.readLongLE();
            };
        }

        @Override
        public int sizeHint(Number message) {
            return width;
        }
    }

    @Override
    protected Codec<Object> codec(DecodeLimits limits) {
        return TYPES.codec(new NumberProvider(), CodecOptions.DEFAULT.withLimits(limits));
    }

    @Override
    protected List<Object> samples() {
        return List.of((byte) 7, (short) -2, 3, Long.MAX_VALUE);
    }

    @Override
    protected List<Golden<Object>> golden() {
        return List.of(
                new Golden<>((byte) 7, "01 07"),
                new Golden<>((short) 7, "8001 0700"),
                new Golden<>(7, "808001 07000000"),
                new Golden<>(7L, "ffffffff07 0700000000000000"));
    }

    @Override
    protected List<Object> unencodable() {
        return List.of(Byte.MIN_VALUE, Long.MIN_VALUE, "not listed", 1.5);
    }

    @Override
    protected List<Hostile> hostile() {
        return List.of(
                new Hostile("a tag that is not listed", "02 07", DecodeException.Reason.TYPE_NOT_ALLOWED),
                new Hostile("tag 0", "00 07", DecodeException.Reason.TYPE_NOT_ALLOWED),
                new Hostile("no tag", "", DecodeException.Reason.MALFORMED),
                new Hostile("half a tag", "80", DecodeException.Reason.MALFORMED),
                new Hostile("a tag in two bytes that fits one", "8100 07", DecodeException.Reason.MALFORMED),
                new Hostile("a tag of six bytes", "818080808000 07", DecodeException.Reason.MALFORMED),
                new Hostile("a tag of 32 bits", "ffffffff0f 07", DecodeException.Reason.MALFORMED),
                new Hostile("a tag that an int would cut off", "8180808010 07", DecodeException.Reason.MALFORMED));
    }

    @Test
    void anUnknownTagIsNamedWithThoseThatAreListed() {
        assertThatThrownBy(() -> codec(DecodeLimits.DEFAULT).decode(Unpooled.wrappedBuffer(new byte[] {2, 7})))
                .hasMessage("tag 2 is not listed; listed are 1 (java.lang.Byte), 128 (java.lang.Short),"
                        + " 16384 (java.lang.Integer), 2147483647 (java.lang.Long)");
    }

    @Test
    void aClassThatIsNotListedIsNamed() {
        assertThatThrownBy(() -> codec(DecodeLimits.DEFAULT).encode(1.5, Unpooled.EMPTY_BUFFER))
                .isInstanceOf(EncodeException.class)
                .hasMessageStartingWith("java.lang.Double has no number, and only exact classes count; listed are");
    }

    @Test
    void subclassesAreNotTheirSuperclass() {
        record Item(int id) {}
        Codec<Object> codec = MessageTypes.builder()
                .add(1, java.util.ArrayList.class)
                .build()
                .codec(new NumberProvider(), CodecOptions.DEFAULT);
        Object subclass = new java.util.ArrayList<Item>() {
            private static final long serialVersionUID = 1L;
        };
        assertThatThrownBy(() -> codec.encode(subclass, Unpooled.EMPTY_BUFFER)).isInstanceOf(EncodeException.class);
    }

    @Test
    void sizeHintsCoverTheTag() {
        assertThat(codec(DecodeLimits.DEFAULT).sizeHint(7L)).isEqualTo(13);
    }

    @Test
    void anUntaggedTableAddsNothing() {
        Codec<Integer> codec = MessageTypes.of(Integer.class).codec(new NumberProvider(), CodecOptions.DEFAULT);
        assertThat(codec).isEqualTo(new NumberCodec(4));
    }

    /** Retains its input, and prefers arrays, as it is told for each class. */
    private record Wishes(Class<?> retaining, Class<?> preferring) implements CodecProvider {

        @Override
        public String name() {
            return "wishes";
        }

        @Override
        public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
            return new Codec<>() {
                @Override
                public void encode(T message, ByteBuf out) {}

                @Override
                public T decode(ByteBuf in) {
                    throw DecodeException.malformed("not asked for");
                }

                @Override
                public boolean retainsInput() {
                    return type == retaining;
                }

                @Override
                public boolean prefersArray() {
                    return type == preferring;
                }
            };
        }
    }

    @Test
    void whatOneCodecNeedsTheTableNeeds() {
        Codec<Object> first = TYPES.codec(new Wishes(Byte.class, String.class), CodecOptions.DEFAULT);
        assertThat(first.retainsInput()).isTrue();
        assertThat(first.prefersArray()).isFalse();

        Codec<Object> second = TYPES.codec(new Wishes(String.class, Long.class), CodecOptions.DEFAULT);
        assertThat(second.retainsInput()).isFalse();
        assertThat(second.prefersArray()).isTrue();
    }

    @Test
    void tagsHaveTheirShortestForm() {
        assertThat(TaggedCodec.tag(127)).containsExactly(0x7f);
        assertThat(TaggedCodec.tag(128)).containsExactly(0x80, 0x01);
    }

    @Test
    void toStringListsTheNumbers() {
        assertThat(codec(DecodeLimits.DEFAULT).toString()).startsWith("tagged(1 (java.lang.Byte), 128 (");
    }
}
