package io.framewright.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.HashCollections;
import io.framewright.codec.kryo.KryoCodec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.Serializable;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets in sets, which are hashed again and again where a set can be reached by two ways. */
class HashBombTest {

    private static final int DEPTH = 20;

    record Loose(Set<Object> contents) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    record Nest(Set<Nest> inner, Key key) {}

    @ParameterizedTest
    @EnumSource
    void setsNeedAskingForWhereNamesAndReferencesAre(Wire wire) throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wire.codec(Loose.class, HashCollections.REFUSED))
                .withMessageContaining("hash-collections");

        // what asking for them means: two levels more, four times the work
        Codec<Loose> trusting = wire.codec(Loose.class, HashCollections.ADMITTED, Key.class);
        byte[] small = wire.write(new Loose(Gadget.setsInSets(4)));
        byte[] large = wire.write(new Loose(Gadget.setsInSets(8)));
        int few = Fired.during(() -> trusting.decode(Unpooled.wrappedBuffer(small)));
        int many = Fired.during(() -> trusting.decode(Unpooled.wrappedBuffer(large)));
        assertThat(large).hasSizeLessThan(2 * small.length);
        assertThat(many).isGreaterThan(8 * few);
    }

    @Test
    void kryoWithReferencesRefusesThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KryoCodec.builder(Nest.class).references().build())
                .withMessageContaining("hash-collections");
    }

    /** Without references a set is reached by one way only: each level hashes what is below it once. */
    @ParameterizedTest
    @ValueSource(strings = {"kryo", "msgpack", "json"})
    void treesOfSetsAreHashedOncePerLevel(String name) {
        Codec<Nest> codec = Codecs.named(name).codecFor(Nest.class, CodecOptions.DEFAULT);
        Nest nest = new Nest(Set.of(), new Key(0));
        for (int i = 1; i < DEPTH; i++) {
            nest = new Nest(Set.of(nest), new Key(i));
        }
        ByteBuf bytes = Unpooled.buffer();
        codec.encode(nest, bytes);

        int fired = Fired.during(() -> codec.decode(bytes));

        assertThat(fired).isBetween(1, DEPTH * DEPTH);
    }
}
