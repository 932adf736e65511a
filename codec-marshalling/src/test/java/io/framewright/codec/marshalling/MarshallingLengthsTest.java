package io.framewright.codec.marshalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Marshallers write through buffers, so that there are lengths at which they do something else. {@code SerialMarshaller} calls
 * itself without end where a block begins at the last byte of its buffer, and writes the wrong length for a block of 256
 * bytes: we had a bug where one list in some thousands could not be written, and where 256 bytes of a class's own data came
 * to the reader as codes.
 */
class MarshallingLengthsTest {

    private static final int FURTHEST = 2200;

    private record Lists(List<String> first, List<String> second) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static <T> MarshallingCodec.Builder<T> builder(WireProtocol protocol, Class<T> type) {
        return protocol == WireProtocol.SERIAL
                ? MarshallingCodec.serialBuilder(type)
                : MarshallingCodec.riverBuilder(type);
    }

    @ParameterizedTest
    @EnumSource
    void aListMayBeginAnywhere(WireProtocol protocol) {
        Codec<Lists> codec = builder(protocol, Lists.class).build();
        for (int strings = 0; strings < 440; strings++) { // each takes five bytes more, for they are one string
            for (int last = 0; last < 5; last++) {
                List<String> first = new ArrayList<>(Collections.nCopies(strings, ""));
                first.add("x".repeat(last));
                Lists lists = new Lists(first, new ArrayList<>(List.of("y")));
                assertThat(Bytes.decode(codec, Bytes.encode(codec, lists)))
                        .as("%s strings and %s characters", strings, last)
                        .isEqualTo(lists);
            }
        }
    }

    /** How a class writes its data. */
    enum Way {
        BYTE_BY_BYTE,
        INTS_AND_BYTES,
        AT_ONCE
    }

    /** Data that a class writes itself, in one piece. */
    private static final class Data implements Serializable {

        private static final long serialVersionUID = 1L;

        private transient Way way = Way.AT_ONCE;
        private transient byte[] bytes;

        Data(Way way, int length) {
            this.way = way;
            bytes = new byte[length];
            Arrays.fill(bytes, (byte) 0x77);
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeObject(way);
            out.writeObject(bytes.length);
            write(out, way, bytes);
            out.writeObject("end");
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            way = (Way) in.readObject();
            bytes = new byte[(Integer) in.readObject()];
            in.readFully(bytes);
            assertThat(in.readObject()).isEqualTo("end");
        }
    }

    /** The same, outside of {@code writeObject}. */
    static final class External implements Externalizable {

        private static final long serialVersionUID = 1L;

        private Way way = Way.AT_ONCE;
        private byte[] bytes = {};

        public External() {}

        External(Way way, int length) {
            this.way = way;
            bytes = new byte[length];
            Arrays.fill(bytes, (byte) 0x70);
        }

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeObject(way);
            out.writeObject(bytes.length);
            write(out, way, bytes);
            out.writeObject("end");
        }

        @Override
        public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
            way = (Way) in.readObject();
            bytes = new byte[(Integer) in.readObject()];
            in.readFully(bytes);
            assertThat(in.readObject()).isEqualTo("end");
        }
    }

    private static void write(ObjectOutput out, Way way, byte[] bytes) throws IOException {
        switch (way) {
            case AT_ONCE -> out.write(bytes);
            case BYTE_BY_BYTE -> {
                for (byte each : bytes) {
                    out.write(each);
                }
            }
            case INTS_AND_BYTES -> {
                int ints = bytes.length / Integer.BYTES;
                for (int i = 0; i < ints; i++) {
                    out.writeInt(bytes[0] * 0x01010101);
                }
                out.write(bytes, ints * Integer.BYTES, bytes.length % Integer.BYTES);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void dataMayBeOfAnyLengthButTheOneThatIsWrittenWrong(WireProtocol protocol) {
        Codec<Data> data = builder(protocol, Data.class)
                .nested(1, Way.class)
                .nested(2, Integer.class)
                .build();
        Codec<External> external = builder(protocol, External.class)
                .nested(1, Way.class)
                .nested(2, Integer.class)
                .build();
        for (Way way : Way.values()) {
            List<Integer> refused = new ArrayList<>();
            for (int length = 0; length < FURTHEST; length++) {
                Data one = new Data(way, length);
                External other = new External(way, length);
                byte[] bytes;
                try {
                    bytes = Bytes.encode(data, one);
                } catch (EncodeException e) {
                    refused.add(length);
                    assertThatExceptionOfType(EncodeException.class)
                            .isThrownBy(() -> Bytes.encode(external, other))
                            .withMessageContaining("256");
                    continue;
                }
                assertThat(Bytes.decode(data, bytes).bytes)
                        .as("%s %s", way, length)
                        .isEqualTo(one.bytes);
                assertThat(Bytes.decode(external, Bytes.encode(external, other)).bytes)
                        .as("%s %s", way, length)
                        .isEqualTo(other.bytes);
            }
            if (protocol == WireProtocol.RIVER) {
                assertThat(refused).as("%s", way).isEmpty();
            } else {
                assertThat(refused).as("%s", way).contains(256).allMatch(length -> length % 1024 == 256);
            }
        }
    }

    /** Data with the bytes of an empty block are looked at, but the limits are for what is read. */
    @Test
    void dataThatLookLikeAnEmptyBlockMayBeOverTheLimits() {
        Data data = new Data(Way.AT_ONCE, 100);
        data.bytes[50] = 0;
        Codec<Data> codec = MarshallingCodec.serialBuilder(Data.class)
                .nested(1, Way.class)
                .nested(2, Integer.class)
                .limits(DecodeLimits.DEFAULT.withMaxObjects(1))
                .build();
        assertThat(Bytes.encode(codec, data)).hasSizeGreaterThan(100);
    }
}
