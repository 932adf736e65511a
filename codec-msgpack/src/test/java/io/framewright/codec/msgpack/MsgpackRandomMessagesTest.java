package io.framewright.codec.msgpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages made by chance, with and without classes made at run time: the same bytes, the same messages. */
class MsgpackRandomMessagesTest {

    private static final int ROUNDS = 2_000;

    sealed interface Part permits Leaf1, Node {}

    enum Color {
        RED,
        GREEN,
        BLUE
    }

    record Leaf1(byte a, short b, char c, int d, long e, float f, double g, boolean h) implements Part {}

    record Node(
            @Nullable String name,
            List<@Nullable Part> parts,
            Map<String, @Nullable Node> children,
            Optional<Color> color,
            @Nullable Instant time,
            @Nullable LocalDate day,
            @Nullable Duration lasts,
            @Nullable Long boxed)
            implements Part {}

    private static Codec<Node> codec(boolean plain, boolean maps) {
        MsgpackCodec.Builder<Node> builder =
                MsgpackCodec.builder(Node.class).nested(1, Leaf1.class).nested(2, Node.class);
        builder = plain ? builder.plain() : builder;
        return (maps ? builder.maps() : builder).build();
    }

    @Test
    void compiledAndPlainBindingsAgree() {
        for (boolean maps : new boolean[] {false, true}) {
            Codec<Node> compiled = codec(false, maps);
            Codec<Node> plain = codec(true, maps);
            for (int seed = 0; seed < ROUNDS; seed++) {
                Node message = new Maker(new SplittableRandom(seed)).node(4);
                byte[] bytes = Wire.bytes(compiled, message);
                assertThat(Wire.bytes(plain, message))
                        .as("bytes of seed %d", seed)
                        .isEqualTo(bytes);
                assertThat(Wire.decode(compiled, bytes)).as("seed %d", seed).isEqualTo(message);
                assertThat(Wire.decode(plain, bytes)).as("seed %d", seed).isEqualTo(message);
            }
        }
    }

    /** Makes messages by chance. */
    private record Maker(SplittableRandom random) {

        private Node node(int depth) {
            int parts = depth == 0 ? 0 : random.nextInt(4);
            int children = depth == 0 ? 0 : random.nextInt(3);
            Map<String, @Nullable Node> named = new LinkedHashMap<>();
            for (int i = 0; i < children; i++) {
                named.put("child " + i, orNull(() -> node(depth - 1)));
            }
            List<@Nullable Part> all = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                all.add(orNull(() -> random.nextBoolean() ? leaf() : node(depth - 1)));
            }
            return new Node(
                    orNull(this::text),
                    all,
                    named,
                    Optional.ofNullable(orNull(
                            () -> List.of(Color.RED, Color.GREEN, Color.BLUE).get(random.nextInt(3)))),
                    orNull(() -> Instant.ofEpochSecond(number() >> 30, random.nextInt(1_000_000_000))),
                    orNull(() -> LocalDate.ofEpochDay(random.nextInt(-1_000_000, 1_000_000))),
                    orNull(() -> Duration.ofSeconds(number() >> 1, random.nextInt(1_000_000_000))),
                    orNull(this::number));
        }

        private Leaf1 leaf() {
            return new Leaf1(
                    (byte) number(),
                    (short) number(),
                    (char) number(),
                    (int) number(),
                    number(),
                    (float) random.nextDouble(),
                    random.nextDouble(),
                    random.nextBoolean());
        }

        private <T> @Nullable T orNull(Supplier<T> value) {
            return random.nextInt(5) == 0 ? null : value.get();
        }

        private long number() {
            return random.nextLong() >> random.nextInt(64);
        }

        private String text() {
            return random.nextBoolean() ? "a".repeat(random.nextInt(300)) : "äß😀".repeat(random.nextInt(100));
        }
    }
}
