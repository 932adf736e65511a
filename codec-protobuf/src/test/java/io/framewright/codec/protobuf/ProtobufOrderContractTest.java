package io.framewright.codec.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.protobuf.samples.Item;
import io.framewright.codec.protobuf.samples.Kind;
import io.framewright.codec.protobuf.samples.Order;
import io.framewright.codec.testkit.CodecContract;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.codec.testkit.Hostile;
import io.framewright.codec.testkit.Limited;
import java.util.Collections;
import java.util.List;

/** Every kind of field of proto3. */
class ProtobufOrderContractTest extends CodecContract<Order> {

    private static final DecodeLimits DEFAULT = DecodeLimits.DEFAULT;

    @Override
    protected Codec<Order> codec(DecodeLimits limits) {
        return ProtobufCodec.builder(Order.class).limits(limits).build();
    }

    @Override
    protected List<Order> samples() {
        return List.of(
                Orders.full(),
                Order.getDefaultInstance(),
                Orders.ratings(1_000),
                Order.newBuilder().setKindValue(17).setTotal(Double.NaN).build(),
                Order.newBuilder().setCustomer("é".repeat(100_000)).build(),
                unknown());
    }

    private static Order unknown() {
        UnknownFieldSet.Field three =
                UnknownFieldSet.Field.newBuilder().addVarint(3).build();
        UnknownFieldSet group = UnknownFieldSet.newBuilder().addField(1, three).build();
        UnknownFieldSet fields = UnknownFieldSet.newBuilder()
                .addField(900, three)
                .addField(
                        901, UnknownFieldSet.Field.newBuilder().addGroup(group).build())
                .build();
        return Order.newBuilder().setUnknownFields(fields).build();
    }

    @Override
    protected boolean selfDelimiting() {
        return false; // two messages in a row are one message, merged
    }

    @Override
    protected List<Golden<Order>> golden() {
        HexVectors vectors = HexVectors.read("protobuf.hex");
        return List.of(
                new Golden<>(Orders.full(), vectors.hex("order")),
                new Golden<>(Order.getDefaultInstance(), ""),
                new Golden<>(unknown(), vectors.hex("unknown fields")));
    }

    @Override
    protected List<Hostile> hostile() {
        return List.of(
                new Hostile("a field without its value", "08", Reason.MALFORMED),
                new Hostile("a string of 2^31-1 bytes", "12 ff ff ff ff 07", Reason.MALFORMED),
                new Hostile("a string of -1 bytes", "12 ff ff ff ff 0f", Reason.MALFORMED),
                new Hostile("a string that is not UTF-8", "12 02 c3 28", Reason.MALFORMED),
                new Hostile("a packed run of 2^31-1 bytes", "32 ff ff ff ff 07 01", Reason.MALFORMED),
                new Hostile("field number 0", "00 00", Reason.MALFORMED),
                new Hostile("wire type 6", "0e 00", Reason.MALFORMED),
                new Hostile("a group that ends without having begun", "0c", Reason.MALFORMED),
                new Hostile("a group that does not end", "0b 08 01", Reason.MALFORMED),
                new Hostile("a group that ends as another one", "0b 14", Reason.MALFORMED),
                new Hostile("an item that is longer than the order", "1a 05 0a 01 61", Reason.MALFORMED),
                new Hostile("a varint of eleven bytes", "08" + "80".repeat(10) + "01", Reason.MALFORMED),
                new Hostile("unknown groups in groups", "a3 38".repeat(100_000), Reason.LIMIT_EXCEEDED));
    }

    @Override
    protected List<Limited<Order>> limited() {
        Item tagged = Item.newBuilder().addAllTags(Collections.nCopies(10, "")).build();
        Order manyTags = Order.newBuilder()
                .addItems(tagged)
                .addItems(tagged)
                .setGift(tagged)
                .build();
        Order entries = Order.newBuilder()
                .putCounts("a", 1)
                .putCounts("b", 2)
                .putExtras(1, tagged)
                .build();
        Order text = Order.newBuilder().setCustomer("x".repeat(100)).build();
        Order bytes = Order.newBuilder()
                .setSignature(ByteString.copyFrom(new byte[100]))
                .build();
        Order serials =
                Order.newBuilder().addAllSerials(Collections.nCopies(10, 1L)).build();
        return List.of(
                new Limited<>(Orders.ratings(100), DEFAULT.withMaxElements(100), DEFAULT.withMaxElements(99)),
                new Limited<>(Orders.ratings(100), DEFAULT.withMaxObjects(101), DEFAULT.withMaxObjects(100)),
                new Limited<>(Orders.ratings(100), DEFAULT.withMaxBytes(100), DEFAULT.withMaxBytes(99)),
                new Limited<>(serials, DEFAULT.withMaxElements(10), DEFAULT.withMaxElements(9)),
                new Limited<>(manyTags, DEFAULT.withMaxElements(10), DEFAULT.withMaxElements(9)),
                new Limited<>(manyTags, DEFAULT.withMaxObjects(34), DEFAULT.withMaxObjects(33)),
                new Limited<>(manyTags, DEFAULT.withMaxDepth(2), DEFAULT.withMaxDepth(1)),
                new Limited<>(entries, DEFAULT.withMaxElements(10), DEFAULT.withMaxElements(9)),
                new Limited<>(entries, DEFAULT.withMaxDepth(3), DEFAULT.withMaxDepth(2)),
                new Limited<>(entries, DEFAULT.withMaxObjects(17), DEFAULT.withMaxObjects(16)),
                new Limited<>(text, DEFAULT.withMaxBytes(100), DEFAULT.withMaxBytes(99)),
                new Limited<>(bytes, DEFAULT.withMaxBytes(100), DEFAULT.withMaxBytes(99)),
                new Limited<>(unknown(), DEFAULT.withMaxElements(2), DEFAULT.withMaxElements(1)),
                new Limited<>(unknown(), DEFAULT.withMaxDepth(2), DEFAULT.withMaxDepth(1)),
                new Limited<>(unknown(), DEFAULT.withMaxObjects(4), DEFAULT.withMaxObjects(3)),
                new Limited<>(
                        Order.newBuilder().setKind(Kind.WHOLESALE).setCard("").build(),
                        new DecodeLimits(1, 1, 1, 2),
                        new DecodeLimits(1, 1, 1, 1)));
    }
}
