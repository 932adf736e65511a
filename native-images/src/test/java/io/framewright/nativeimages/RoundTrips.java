package io.framewright.nativeimages;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.framewright.codec.Codecs;
import io.framewright.codec.MessageTypes;
import io.framewright.framing.DatagramLimit;
import io.framewright.framing.FrameLoggingHandler;
import io.framewright.framing.Framings;
import io.framewright.framing.Protocol;
import io.framewright.framing.ProtocolConfig;
import io.framewright.nativeimages.messages.Order;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Uses every codec, framing and handler once, and prints the reflective calls that were made for it. */
final class RoundTrips {

    /** The last line. */
    static final String END = "done";

    private static final List<String> OF_ORDERS = List.of(
            "jdk",
            "jdk(class-table)",
            "json",
            "kryo",
            "kryo(references)",
            "marshalling",
            "marshalling(class-table)",
            "marshalling-river",
            "marshalling-river(class-table)",
            "msgpack",
            "msgpack(maps)",
            "msgpack(checked)",
            "json + deflate",
            "json + zstd",
            "json + lz4");

    private static final List<String> FRAMINGS = List.of(
            "fixed-length(32, pad=0)",
            "length-header(4)",
            "varint-header",
            "delimiter(\"$\")",
            "line",
            "line(strict)",
            "cobs",
            "slip",
            "cobs + crc32c",
            "length-header(2) + crc32c");

    private RoundTrips() {}

    public static void main(String[] arguments) throws IOException {
        for (String codec : OF_ORDERS) {
            MessageTypes<Order> types = orders(codec);
            types.fingerprint();
            goAndReturn(Protocol.parse("length-header(4) + " + codec, types), Order.sample());
        }
        Struct struct = Struct.newBuilder()
                .putFields("tea", Value.newBuilder().setNumberValue(2).build())
                .build();
        goAndReturn(Protocol.parse("varint-header + protobuf", MessageTypes.of(Struct.class)), struct);
        goAndReturn(
                Protocol.parse("length-header(4) + bytes", MessageTypes.of(ByteBuf.class)),
                Unpooled.wrappedBuffer(new byte[] {1, 2}));
        for (String framing : FRAMINGS) {
            goAndReturn(Protocol.parse(framing + " + string", MessageTypes.of(String.class)), "tea");
        }
        otherHandlers();
        errors();
        Reflections.all().forEach(System.out::println);
        System.out.println(END);
    }

    private static MessageTypes<Order> orders(String codec) {
        return codec.startsWith("kryo")
                        || codec.contains("class-table")
                        || codec.contains("marsh")
                        || codec.startsWith("jdk")
                ? MessageTypes.builder(Order.class)
                        .add(1, Order.class)
                        .nested(2, Order.Item.class)
                        .nested(3, Order.State.class)
                        .build()
                : MessageTypes.of(Order.class);
    }

    private static <T> void goAndReturn(Protocol<T> protocol, T message) throws IOException {
        EmbeddedChannel channel = new EmbeddedChannel(protocol.newHandler());
        channel.writeOutbound(message);
        ByteBuf frame = Objects.requireNonNull(channel.readOutbound());
        byte[] bytes = new byte[frame.readableBytes()];
        frame.getBytes(frame.readerIndex(), bytes);
        channel.writeInbound(frame);
        Object back = Objects.requireNonNull(channel.readInbound(), protocol::toString);
        if (back instanceof ByteBuf buffer) {
            buffer.release();
        }
        channel.finishAndReleaseAll();
        if (!(message instanceof ByteBuf)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            protocol.writer(out).write(message);
            protocol.reader(new ByteArrayInputStream(bytes)).read();
        }
    }

    private static void otherHandlers() {
        Protocol<String> protocol = Protocol.parse("line + string", MessageTypes.of(String.class));
        EmbeddedChannel channel = new EmbeddedChannel(
                new FrameLoggingHandler(protocol.framing()), protocol.newHandler((ctx, message) -> {}));
        channel.writeInbound(Unpooled.copiedBuffer(new byte[] {'a', '\n'}));
        channel.finishAndReleaseAll();
        new EmbeddedChannel(new DatagramLimit(100), protocol.newPacketHandler(ByteBuf.class, buffer -> buffer))
                .finishAndReleaseAll();
        ProtocolConfig.of(Map.of("framing", "line", "codec", "json", "type", Order.class.getName()), "")
                .protocol(Order.class);
    }

    private static void errors() {
        Stream.<Runnable>of(
                        () -> Codecs.named("jsn"),
                        () -> Codecs.decoratorNamed("zstandard"),
                        () -> Framings.parse("length"))
                .forEach(attempt -> {
                    try {
                        attempt.run();
                    } catch (IllegalArgumentException e) {
                        return;
                    }
                    throw new AssertionError("nothing was refused");
                });
    }
}
