package io.framewright.codec.protobuf;

import com.google.protobuf.ExtensionRegistry;
import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.protobuf.samples.LegacyProto;
import io.framewright.codec.protobuf.samples.Level;
import io.framewright.codec.protobuf.samples.Sticker;
import io.framewright.codec.protobuf.samples.Ticket;
import io.framewright.codec.testkit.CodecContract;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.codec.testkit.Hostile;
import io.framewright.codec.testkit.Limited;
import java.util.List;

/** What only proto2 has: required fields, groups, extensions. */
class ProtobufTicketContractTest extends CodecContract<Ticket> {

    private static final DecodeLimits DEFAULT = DecodeLimits.DEFAULT;

    @Override
    protected Codec<Ticket> codec(DecodeLimits limits) {
        ExtensionRegistry extensions = ExtensionRegistry.newInstance();
        LegacyProto.registerAllExtensions(extensions);
        return ProtobufCodec.builder(Ticket.class)
                .limits(limits)
                .extensions(extensions)
                .build();
    }

    @Override
    protected List<Ticket> samples() {
        return List.of(Ticket.newBuilder().setNumber(0).build(), full());
    }

    private static Ticket full() {
        Ticket blocker = Ticket.newBuilder().setNumber(2).setTitle("é").build();
        return Ticket.newBuilder()
                .setNumber(1)
                .addStep(Ticket.Step.newBuilder().setAction("wait").setBlocker(blocker))
                .addStep(Ticket.Step.newBuilder().setAction("go"))
                .addLevels(Level.HIGH)
                .setExtension(
                        LegacyProto.sticker,
                        Sticker.newBuilder()
                                .setColor("red")
                                .addShades(1)
                                .addShades(2)
                                .build())
                .addExtension(LegacyProto.marks, -1)
                .build();
    }

    @Override
    protected boolean selfDelimiting() {
        return false;
    }

    @Override
    protected List<Golden<Ticket>> golden() {
        return List.of(new Golden<>(full(), HexVectors.read("protobuf.hex").hex("ticket")));
    }

    @Override
    protected List<Ticket> unencodable() {
        return List.of(
                Ticket.getDefaultInstance(),
                Ticket.newBuilder()
                        .setNumber(1)
                        .addStep(Ticket.Step.getDefaultInstance())
                        .buildPartial());
    }

    @Override
    protected List<Hostile> hostile() {
        return List.of(
                new Hostile("no number", "", Reason.MALFORMED),
                new Hostile("a step without its action", "08 01 1b 1c", Reason.MALFORMED),
                new Hostile("a step in a step that does not end", "08 01 1b 0a 00 12 03 08 01 1b 1c", Reason.MALFORMED),
                new Hostile("steps in steps", "08 01" + "1b 12 80 01".repeat(1_000), Reason.MALFORMED),
                new Hostile("groups in groups", "08 01" + "4b".repeat(100_000), Reason.LIMIT_EXCEEDED));
    }

    @Override
    protected List<Limited<Ticket>> limited() {
        return List.of(
                new Limited<>(full(), DEFAULT.withMaxDepth(3), DEFAULT.withMaxDepth(2)),
                new Limited<>(full(), DEFAULT.withMaxElements(2), DEFAULT.withMaxElements(1)),
                new Limited<>(full(), DEFAULT.withMaxBytes(4), DEFAULT.withMaxBytes(3)));
    }
}
