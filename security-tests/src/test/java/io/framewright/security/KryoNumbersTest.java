package io.framewright.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.esotericsoftware.kryo.io.Output;
import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.kryo.KryoCodec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.beanutils.BeanComparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kryo's own format names classes and is attacked like Java's; the codec's has numbers. */
class KryoNumbersTest {

    private final Codec<Item> codec = KryoCodec.of(Item.class);

    @Test
    void bareKryoFiresAndTheCodecDoesNot() throws Exception {
        TreeMap<Object, Object> beans = new TreeMap<>(new BeanComparator<>("fired"));
        beans.put(new Trigger(), "");
        for (Object gadget : List.of(beans, Gadget.URLDNS.build(), Gadget.COLLIDING_KEYS.build())) {
            byte[] bytes = Wire.writeWithKryo(gadget);
            assertThat(Fired.during(() -> Wire.readWithKryo(bytes))).isPositive();
            requireSilent(bytes);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"GROOVY", "JRMP", "SPRING"},
            mode = EnumSource.Mode.EXCLUDE)
    void noFamilyFires(Gadget gadget) throws Exception {
        requireSilent(Wire.JDK.write(gadget.build()));
    }

    private void requireSilent(byte[] bytes) {
        Throwable[] thrown = new Throwable[1];
        assertThat(Fired.during(() -> thrown[0] = catchThrowable(() -> codec.decode(Unpooled.wrappedBuffer(bytes)))))
                .isZero();
        if (thrown[0] != null) {
            assertThat(thrown[0]).isInstanceOf(DecodeException.class);
        }
    }

    @Test
    void everyNumberIsAClassOfTheTableOrRefused() {
        ByteBuf valid = Unpooled.buffer();
        codec.encode(new Item("tea"), valid);
        int before = valid.readableBytes() - "9tea".length(); // the String's number, and its characters
        Map<String, Integer> results = new HashMap<>();
        for (int number = 0; number < 5_000; number++) {
            Output out = new Output(64);
            out.write(ByteBufUtil.getBytes(valid, 0, before));
            out.writeVarInt(number, true);
            out.write(new byte[16]);
            Throwable thrown = catchThrowable(() -> codec.decode(Unpooled.wrappedBuffer(out.toBytes())));
            if (thrown != null) { // a UUID, for one, is any 16 bytes
                assertThat(thrown).isInstanceOf(DecodeException.class);
                results.merge(((DecodeException) thrown).reason().name(), 1, Integer::sum);
            }
        }
        assertThat(results)
                .hasEntrySatisfying(
                        "TYPE_NOT_ALLOWED", count -> assertThat(count).isGreaterThan(4_900));
    }
}
