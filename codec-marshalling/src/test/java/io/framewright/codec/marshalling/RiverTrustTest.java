package io.framewright.codec.marshalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framewright.codec.DecodeException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Why River is for trusted peers only, as docs/security.md says: where a field cannot be read, RiverUnmarshaller 2.3.0
 * calls {@code toString} of the half-read object to describe the failure, and the bytes decide how long that takes. If
 * this test fails, a newer version has stopped doing that, and the promise can be made.
 */
class RiverTrustTest {

    private static final int LEVELS = 12;

    private static final class Named implements Serializable {

        private static final long serialVersionUID = 1L;

        private static int printed;

        @SuppressWarnings("UnusedVariable") // part of what is printed
        private final String name = "";

        @Override
        public String toString() {
            printed++;
            return "n";
        }
    }

    private static final class Tree implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Collection<Object> content = new ArrayList<>();
        private final String last = "last";

        @Override
        public String toString() {
            return content + last;
        }
    }

    /** Each list holds the next one twice, so printing the first prints the last 2^LEVELS times. */
    private static Tree tree() {
        Tree tree = new Tree();
        Collection<Object> level = tree.content;
        for (int i = 1; i < LEVELS; i++) {
            List<Object> next = new ArrayList<>();
            level.add(next);
            level.add(next);
            level = next;
        }
        level.add(new Named());
        return tree;
    }

    private static int printed(MarshallingCodec.Builder<Tree> builder) {
        MarshallingCodec<Tree> codec = builder.nested(1, Named.class).build();
        byte[] bytes = Bytes.encode(codec, tree());
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 2);
        Named.printed = 0;
        assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> Bytes.decode(codec, cut));
        return Named.printed;
    }

    @Test
    void riverPrintsWhatItFailsToRead() {
        assertThat(printed(MarshallingCodec.riverBuilder(Tree.class))).isEqualTo(1 << (LEVELS - 1));
    }

    @Test
    void theSerialProtocolDoesNot() {
        assertThat(printed(MarshallingCodec.serialBuilder(Tree.class))).isZero();
    }
}
