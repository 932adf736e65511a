package io.framewright.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.HashCollections;
import io.framewright.security.evil.Order;
import io.netty.buffer.Unpooled;
import java.io.Serializable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A listed class admits itself, and arrays of it; neither what is named like it, nor what is inside it or beside it. */
class MatchingTest {

    static class Tea implements Serializable {

        private static final long serialVersionUID = 1L;

        static class Evil implements Serializable {
            private static final long serialVersionUID = 1L;
        }
    }

    static class TeaEvil implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    static class Subclass extends Tea {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource
    void classesMatchByTheirWholeName(Wire wire) throws Exception {
        Codec<Item> codec = wire.codec(Item.class, HashCollections.REFUSED, Tea.class);

        assertThat(decode(codec, wire.write(new Item(new Tea()))).content()).isExactlyInstanceOf(Tea.class);
        assertThat(decode(codec, wire.write(new Item(new Tea[] {new Tea()}))).content())
                .isExactlyInstanceOf(Tea[].class);
        for (Object other : new Object[] {
            new TeaEvil(),
            new Tea.Evil(),
            new Subclass(),
            new TeaEvil[0],
            new Tea.Evil[0],
            new Item.Several(null),
            new Order(),
            new Tea[0][0],
            new Tea[1][1]
        }) {
            requireRefused(codec, wire.write(new Item(other)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noNameIsBentIntoAListedOne(Wire wire) throws Exception {
        Codec<Item> codec = wire.codec(Item.class, HashCollections.REFUSED, Tea.class);
        String name = Tea.class.getName();
        byte[] bytes = wire.write(new Item(new Tea()));

        for (String other : new String[] {
            name.replace("$Tea", "$tea"),
            name.replace("$Tea", ".Tea"),
            name.replace('.', '/'),
            name.replace("$Tea", "$Te "),
            name.replace("$Tea", "$Te\0"),
            name.replace("security.", "securitY."),
            "L" + name.substring(2) + ";",
            "[" + name.substring(1)
        }) {
            requireRefused(codec, GroovyClosureStub.rename(bytes, name, other));
        }
    }

    private static Item decode(Codec<Item> codec, byte[] bytes) {
        return codec.decode(Unpooled.wrappedBuffer(bytes));
    }

    private static void requireRefused(Codec<Item> codec, byte[] bytes) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decode(codec, bytes))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TYPE_NOT_ALLOWED));
    }
}
