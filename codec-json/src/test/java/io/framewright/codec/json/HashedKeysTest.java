package io.framewright.codec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sets and maps whose keys have no order are read in two steps; nobody can tell. */
class HashedKeysTest {

    record Point(int x, int y) {}

    record Name(@JsonValue String name) {}

    record Sets(
            Set<Point> set,
            HashSet<Point> hash,
            LinkedHashSet<Point> linked,
            @Nullable Set<@Nullable Point> nulls) {}

    record Maps(Map<Name, Point> map, HashMap<Name, Point> hash, ConcurrentHashMap<Name, Point> concurrent) {}

    record Skipping(@JsonSetter(contentNulls = Nulls.SKIP) Set<Point> points) {}

    private static <T> T read(Class<T> type, String json) {
        Codec<T> codec = Codecs.named("json").codecFor(type, CodecOptions.DEFAULT);
        return codec.decode(Unpooled.copiedBuffer(json, StandardCharsets.UTF_8));
    }

    @Test
    void setsAreOfTheClassesThatJacksonMakes() {
        Sets sets = read(
                Sets.class,
                "{\"set\":[{\"x\":1,\"y\":2},{\"x\":1,\"y\":2}],\"hash\":[],\"linked\":[{\"x\":9,\"y\":1},{\"x\":3,\"y\":4}],"
                        + "\"nulls\":[null,{\"x\":5,\"y\":6}]}");

        assertThat(sets.set()).isExactlyInstanceOf(HashSet.class).containsExactly(new Point(1, 2));
        assertThat(sets.hash()).isExactlyInstanceOf(HashSet.class).isEmpty();
        assertThat(sets.linked())
                .isExactlyInstanceOf(LinkedHashSet.class)
                .containsExactly(new Point(9, 1), new Point(3, 4));
        assertThat(sets.nulls()).containsExactlyInAnyOrder(null, new Point(5, 6));
        assertThat(read(Sets.class, "{\"set\":[],\"hash\":[],\"linked\":[],\"nulls\":null}")
                        .nulls())
                .isNull();
    }

    @Test
    void mapsAreOfTheClassesThatJacksonMakesAndKeepTheOrder() {
        String entries = "{\"b\":{\"x\":1,\"y\":2},\"a\":{\"x\":3,\"y\":4},\"c\":{\"x\":5,\"y\":6}}";
        Maps maps =
                read(Maps.class, "{\"map\":" + entries + ",\"hash\":" + entries + ",\"concurrent\":" + entries + "}");

        assertThat(maps.map()).isExactlyInstanceOf(LinkedHashMap.class);
        assertThat(List.copyOf(maps.map().keySet())).containsExactly(new Name("b"), new Name("a"), new Name("c"));
        assertThat(maps.hash()).isExactlyInstanceOf(HashMap.class).isEqualTo(maps.map());
        assertThat(maps.concurrent())
                .isExactlyInstanceOf(ConcurrentHashMap.class)
                .isEqualTo(maps.map());
    }

    @Test
    void whatAPropertySaysOfItsElementsHolds() {
        assertThat(read(Skipping.class, "{\"points\":[null,{\"x\":1,\"y\":2}]}").points())
                .containsExactly(new Point(1, 2));
    }

    /** A set that was made of a list too early would lack what a later part of the message is. */
    @Test
    void elementsThatAreKnownOnlyLaterAreNotLost() {
        Graph graph = read(Graph.class, "{\"first\":[2,{\"id\":1}],\"all\":[{\"id\":2}]}");
        assertThat(graph.first).extracting(node -> node.id).containsExactlyInAnyOrder(1, 2);
        assertThat(graph.first).contains(graph.all.get(0));
    }

    record Nameless(Map<Point, Integer> prices) {}

    /** Jackson writes "Point[x=1, y=2]" for its key, which no reader takes for that point. */
    @Test
    void aKeyWithoutANameIsNotWritten() {
        Codec<Nameless> codec = Codecs.named("json").codecFor(Nameless.class, CodecOptions.DEFAULT);
        ByteBuf out = Unpooled.buffer();
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> codec.encode(new Nameless(Map.of(new Point(1, 2), 3)), out))
                .withMessageContaining("a key of " + Point.class.getName()
                        + " has no name: annotate what names it with @JsonKey or @JsonValue");
        assertThat(out.readableBytes()).isZero();
    }

    record Town(Map<Street, Integer> houses) {}

    /** A class that is its own name, as many were before there were records. */
    static final class Street {
        private final String name;

        Street(String name) {
            this.name = name;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Street street && name.equals(street.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void aKeyWhoseTextIsItsNameIsWrittenAndRead() {
        Codec<Town> codec = Codecs.named("json").codecFor(Town.class, CodecOptions.DEFAULT);
        ByteBuf bytes = Unpooled.buffer();
        codec.encode(new Town(Map.of(new Street("High Street"), 12)), bytes);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("{\"houses\":{\"High Street\":12}}");
        assertThat(codec.decode(bytes).houses()).containsOnly(Map.entry(new Street("High Street"), 12));
    }

    static final class Graph {
        public Set<Node> first = Set.of();
        public List<Node> all = List.of();
    }

    @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
    static final class Node {
        public int id;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Node node && id == node.id;
        }

        @Override
        public int hashCode() {
            return Objects.hash(id);
        }
    }
}
