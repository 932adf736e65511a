package io.framewright.codec.kryo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KryoReferencesTest {

    static final class Node {
        @Nullable
        String name;

        @Nullable
        Node next;

        @Nullable
        List<Node> others;

        @Nullable
        Object anything;
    }

    private static Node cycle() {
        Node a = new Node();
        Node b = new Node();
        a.name = "a";
        a.next = b;
        b.next = a;
        a.others = new ArrayList<>(List.of(a, b));
        b.others = a.others;
        b.anything = a.others;
        return a;
    }

    @Test
    void withoutReferencesACycleIsRefused() {
        KryoCodec<Node> codec =
                KryoCodec.builder(Node.class).nested(1, Node.class).build();
        assertThatThrownBy(() -> Wire.encode(codec, cycle()))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("kryo(references)");
        assertThat(Wire.roundTrip(codec, new Node())).usingRecursiveComparison().isEqualTo(new Node());
    }

    @Test
    void withReferencesIdentityIsKept() {
        KryoCodec<Node> codec = KryoCodec.builder(Node.class).references().build();
        Node a = Wire.roundTrip(codec, cycle());
        Node b = Objects.requireNonNull(a.next);
        assertThat(b.next).isSameAs(a);
        assertThat(a.others)
                .satisfiesExactly(
                        n -> assertThat(n).isSameAs(a), n -> assertThat(n).isSameAs(b));
        assertThat(b.others).isSameAs(a.others);
        assertThat(b.anything).isSameAs(a.others);
        assertThat(Wire.encode(codec, a)).isEqualTo(Wire.encode(codec, cycle()));
    }

    @Test
    void aReferenceToAnObjectOfAnotherClassIsRefused() {
        KryoCodec<Node> codec = KryoCodec.builder(Node.class).references().build();
        // fields: anything, name, next, others; the list "others" refers to object 0, the node
        assertThatThrownBy(() -> Wire.decode(codec, "01 04 a1 00 80 00 02"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("another class");
        assertThatThrownBy(() -> Wire.decode(codec, "01 04 a1 00 80 00 09"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> Wire.decode(codec, "01 04 a1 00 80 00 ff ff ff ff 0f"))
                .isInstanceOf(DecodeException.class);
    }

    record Link(@Nullable List<Object> list) {}

    @Test
    void aReferenceToARecordFromWithinItIsRefused() {
        List<Object> list = new ArrayList<>();
        Link link = new Link(list);
        list.add(link);
        KryoCodec<Link> codec =
                KryoCodec.builder(Link.class).nested(1, Link.class).references().build();
        byte[] bytes = Wire.encode(codec, link);
        assertThatThrownBy(() -> Wire.decode(codec, bytes)).isInstanceOf(DecodeException.class);
    }

    static final class Keyed {
        @Nullable
        Map<Object, String> map;

        @Nullable
        Set<List<Object>> set;
    }

    static final class Plain {
        @Nullable
        Map<String, Node> map;

        @Nullable
        Set<Long> set;
    }

    @Test
    void keysOfAnyKindWithReferencesMustBeAskedFor() {
        assertThatThrownBy(() -> KryoCodec.builder(Keyed.class).references().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kryo(references, hash-collections)")
                .hasMessageContaining("Keyed.map");
        KryoCodec.builder(Plain.class).references().build();
        KryoCodec.of(Keyed.class);
    }

    @Test
    void hashCollectionsInAnObjectFieldMustBeAskedForToo() {
        Node node = new Node();
        node.anything = new HashSet<>(Set.of(List.of(1)));
        KryoCodec<Node> codec = KryoCodec.builder(Node.class).references().build();
        assertThatThrownBy(() -> Wire.encode(codec, node)).isInstanceOf(EncodeException.class);
        assertThatThrownBy(() -> Wire.decode(codec, "01 04 a1 01 36 01 00 80 00 00"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("JDK class 54");
    }

    @Test
    void hashCollectionsShareObjectsButHaveNoCycles() {
        KryoCodec<Keyed> codec =
                KryoCodec.builder(Keyed.class).references().hashCollections().build();
        List<Object> shared = new ArrayList<>(List.of("x"));
        Keyed keyed = new Keyed();
        keyed.map = new HashMap<>(Map.of(shared, "s"));
        keyed.set = new HashSet<>(Set.of(shared, List.of(shared)));
        Keyed same = Wire.roundTrip(codec, keyed);
        assertThat(same).usingRecursiveComparison().isEqualTo(keyed);

        List<Object> self = new ArrayList<>();
        self.add(self);
        Keyed cyclic = new Keyed();
        cyclic.set = Collections.singleton(self);
        assertThatThrownBy(() -> Wire.encode(codec, cyclic))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("cycle");
        // the map's only key is a list (object 2) that holds itself
        assertThatThrownBy(() -> Wire.decode(codec, "01 02 d5 01 02 01 32 02 04 80 00"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("cycle");
    }

    @Test
    void toStringIsTheSpec() {
        KryoCodec.Builder<Node> builder = KryoCodec.builder(Node.class);
        assertThat(builder.build()).hasToString("kryo");
        assertThat(builder.references().build()).hasToString("kryo(references)");
        assertThat(builder.hashCollections().build()).hasToString("kryo(references, hash-collections)");
    }
}
