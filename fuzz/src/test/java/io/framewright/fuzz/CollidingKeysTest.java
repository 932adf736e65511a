package io.framewright.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.binding.KeyHashes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys that all have the same hash code. Maps of the JDK's class HashMap, and those made of it, keep such keys in a tree if
 * they can be compared, as strings can. Others have to be looked through again for every key, which is bounded.
 */
class CollidingKeysTest {

    private static final int BITS = 14;

    record Counts(Map<String, Integer> counts) {}

    /** Counts what a map asks of its keys. */
    record Key(int number) implements Comparable<Key> {

        private static long comparisons;

        @Override
        public boolean equals(Object other) {
            comparisons++;
            return other instanceof Key key && number == key.number;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public int compareTo(Key other) {
            comparisons++;
            return Integer.compare(number, other.number);
        }
    }

    /** All strings of so many times "Aa" or "BB". */
    private static List<String> keys() {
        List<String> keys = List.of("");
        for (int i = 0; i < BITS; i++) {
            List<String> longer = new ArrayList<>();
            keys.forEach(key -> longer.add(key + "Aa"));
            keys.forEach(key -> longer.add(key + "BB"));
            keys = longer;
        }
        return keys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"kryo", "msgpack", "json"})
    void mapsOfStringsAreOfAClassThatKeepsTrees(String name) {
        Map<String, Integer> counts = new HashMap<>();
        keys().forEach(key -> counts.put(key, 1));
        Codec<Counts> codec = Codecs.named(name).codecFor(Counts.class, CodecOptions.DEFAULT);
        Map<String, Integer> decoded = sent(codec, new Counts(counts)).counts();
        assertThat(decoded).isEqualTo(counts).isInstanceOf(HashMap.class);
        assertThat(decoded.getClass()).isIn(HashMap.class, LinkedHashMap.class);
    }

    /** The library keeps a LinkedHashMap, which it shows as one that cannot be changed. */
    @Test
    void mapsOfProtobufTakeThemToo() {
        Struct.Builder struct = Struct.newBuilder();
        keys().forEach(key -> struct.putFields(key, Value.getDefaultInstance()));
        Codec<Struct> codec = Codecs.named("protobuf").codecFor(Struct.class, CodecOptions.DEFAULT);
        assertThat(sent(codec, struct.build())).isEqualTo(struct.build());
    }

    /** This is what the two tests above rely on. */
    @Test
    void suchMapsCompareEachKeyWithFewOthers() {
        Key.comparisons = 0;
        Map<Key, Integer> map = new HashMap<>();
        int count = 1 << BITS;
        for (int i = 0; i < count; i++) {
            map.put(new Key(i), i);
        }
        assertThat(map).hasSize(count);
        assertThat(Key.comparisons).isLessThan(8L * BITS * count);
    }

    /** A key without an order, as most records are. */
    record Unordered(int number) {

        private static long comparisons;

        @Override
        public boolean equals(Object other) {
            comparisons++;
            return other instanceof Unordered key && number == key.number;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    record Marks(Set<Unordered> marks) {}

    /** A key that is a string in JSON, too. */
    record Name(@JsonValue String name) {}

    record Prices(Map<Name, Integer> prices) {}

    private static Marks marks(int count) {
        Set<Unordered> marks = new HashSet<>();
        for (int i = 0; i < count; i++) {
            marks.add(new Unordered(i));
        }
        return new Marks(marks);
    }

    private static Prices prices(int count) {
        Map<Name, Integer> prices = new HashMap<>();
        keys().stream().limit(count).forEach(key -> prices.put(new Name(key), 1));
        return new Prices(prices);
    }

    /** Each of them is compared with nearly all before it. */
    @ParameterizedTest
    @ValueSource(strings = {"kryo", "msgpack", "json"})
    void manyKeysWithoutAnOrderAreAdmittedWhileTheyAreFew(String name) {
        Codec<Marks> sets = Codecs.named(name).codecFor(Marks.class, CodecOptions.DEFAULT);
        assertThat(sent(sets, marks(KeyHashes.MAX_SAME))).isEqualTo(marks(KeyHashes.MAX_SAME));

        Codec<Prices> maps = Codecs.named(name).codecFor(Prices.class, CodecOptions.DEFAULT);
        assertThat(sent(maps, prices(KeyHashes.MAX_SAME))).isEqualTo(prices(KeyHashes.MAX_SAME));
    }

    /** 20,000 records of two numbers took two seconds, the square of their number, when nothing bounded it. */
    @ParameterizedTest
    @ValueSource(strings = {"kryo", "msgpack", "json"})
    void moreAreRefusedBeforeTheyCostTheSquareOfTheirNumber(String name) {
        Codec<Marks> sets = Codecs.named(name).codecFor(Marks.class, CodecOptions.DEFAULT);
        ByteBuf bytes = Unpooled.buffer();
        sets.encode(marks(2000), bytes);
        Unordered.comparisons = 0;

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> sets.decode(bytes))
                .withMessageContaining("257 is over the limit of 256")
                .withMessageContaining(Unordered.class.getName())
                .extracting(DecodeException::reason)
                .isEqualTo(Reason.LIMIT_EXCEEDED);
        assertThat(Unordered.comparisons).isLessThan((long) KeyHashes.MAX_SAME * KeyHashes.MAX_SAME);

        Codec<Prices> maps = Codecs.named(name).codecFor(Prices.class, CodecOptions.DEFAULT);
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> sent(maps, prices(KeyHashes.MAX_SAME + 1)))
                .extracting(DecodeException::reason)
                .isEqualTo(Reason.LIMIT_EXCEEDED);
    }

    private static <T> T sent(Codec<T> codec, T message) {
        ByteBuf buffer = Unpooled.buffer();
        codec.encode(message, buffer);
        return codec.decode(buffer);
    }
}
