package io.framewright.codec.protobuf;

import com.google.protobuf.ByteString;
import io.framewright.codec.protobuf.samples.Item;
import io.framewright.codec.protobuf.samples.Kind;
import io.framewright.codec.protobuf.samples.Order;
import io.framewright.codec.protobuf.samples.Tree;
import java.util.stream.IntStream;

/** Messages for several tests. */
final class Orders {

    private Orders() {}

    static Order full() {
        return Order.newBuilder()
                .setId(1L << 40)
                .setCustomer("Ada Łovelace 😀")
                .addItems(Item.newBuilder().setName("tea").setPrice(2.5f).addTags("hot"))
                .addItems(Item.getDefaultInstance())
                .setGift(Item.newBuilder().setName("cup"))
                .setKind(Kind.WHOLESALE)
                .addRatings(5)
                .addRatings(-1)
                .addSerials(7)
                .putCounts("black", 3)
                .putExtras(1, Item.newBuilder().setName("milk").build())
                .setSignature(ByteString.copyFrom(new byte[] {0, 1, -1}))
                .setCredit(-300)
                .setTotal(Math.PI)
                .addNotes("fragile")
                .build();
    }

    static Order ratings(int count) {
        return Order.newBuilder()
                .addAllRatings(IntStream.range(0, count).boxed().toList())
                .build();
    }

    /** Trees in trees; the outermost is level 1. */
    static Tree tree(int depth) {
        Tree tree = Tree.newBuilder().setLabel("leaf").build();
        for (int i = 1; i < depth; i++) {
            tree = switch (i % 3) {
                case 0 -> Tree.newBuilder().setLeft(tree).build();
                default -> Tree.newBuilder().addChildren(tree).build();
            };
        }
        return tree;
    }
}
