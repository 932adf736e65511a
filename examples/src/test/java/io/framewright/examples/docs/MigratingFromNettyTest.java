package io.framewright.examples.docs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.MessageTypes;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DelimiterBasedFrameDecoder;
import io.netty.handler.codec.Delimiters;
import io.netty.handler.codec.FixedLengthFrameDecoder;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.protobuf.ProtobufVarint32FrameDecoder;
import io.netty.handler.codec.protobuf.ProtobufVarint32LengthFieldPrepender;
import io.netty.handler.codec.string.LineEncoder;
import io.netty.handler.codec.string.LineSeparator;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds docs/migrating-from-netty.md, row by row, against Netty. */
class MigratingFromNettyTest {

    private static final int MAX = 1 << 16;
    private static final List<String> TEXTS = List.of("0123456789", "QUERY TIME ORDER", "ab".repeat(60));

    /**
     * A row of the page.
     *
     * @param spec what it says to write
     * @param decoder Netty's
     * @param encoder Netty's, which may be several handlers; none where Netty has none
     * @param payloads texts that it carries
     */
    record Row(
            String spec, Supplier<ChannelHandler> decoder, Supplier<ChannelHandler[]> encoder, List<String> payloads) {

        @Override
        public String toString() {
            return spec;
        }
    }

    static final List<Row> ROWS = List.of(
            length("length-header(4)", 0, 4, 0, 4, new LengthFieldPrepender(4)),
            length("length-header(1)", 0, 1, 0, 1, new LengthFieldPrepender(1)),
            length("length-header(2)", 0, 2, 0, 2, new LengthFieldPrepender(2)),
            length("length-header(3)", 0, 3, 0, 3, new LengthFieldPrepender(3)),
            length("length-header(8)", 0, 8, 0, 8, new LengthFieldPrepender(8)),
            row(
                    "length-header(4, order=little-endian)",
                    () -> new LengthFieldBasedFrameDecoder(ByteOrder.LITTLE_ENDIAN, MAX, 0, 4, 0, 4, true),
                    () -> new ChannelHandler[] {new LengthFieldPrepender(ByteOrder.LITTLE_ENDIAN, 4, 0, false)}),
            length("length-header(4, counts-header)", 0, 4, -4, 4, new LengthFieldPrepender(4, true)),
            length("length-header(2, adjustment=3)", 0, 2, 3, 2, new LengthFieldPrepender(2, -3)),
            length("length-header(2, magic=\"\\xca\\xfe\")", 2, 2, 0, 4),
            length("length-header(2, counts-header, magic=\"\\xca\\xfe\")", 2, 2, -4, 4),
            row(
                    "delimiter(\"$_\")",
                    () -> new DelimiterBasedFrameDecoder(MAX, Unpooled.copiedBuffer("$_", US_ASCII)),
                    () -> new ChannelHandler[0]),
            row(
                    "delimiter(\"\\x00\")",
                    () -> new DelimiterBasedFrameDecoder(MAX, Delimiters.nulDelimiter()),
                    () -> new ChannelHandler[0]),
            row(
                    "delimiter(\"\\r\\n\", \"\\n\")",
                    () -> new DelimiterBasedFrameDecoder(MAX, Delimiters.lineDelimiter()),
                    () -> new ChannelHandler[] {new LineEncoder(LineSeparator.WINDOWS)}),
            row("line", () -> new LineBasedFrameDecoder(MAX), () ->
                    new ChannelHandler[] {new LineEncoder(LineSeparator.UNIX)}),
            new Row(
                    "fixed-length(32)",
                    () -> new FixedLengthFrameDecoder(32),
                    () -> new ChannelHandler[0],
                    List.of("0123456789abcdef0123456789ABCDEF")),
            row("varint-header", ProtobufVarint32FrameDecoder::new, () ->
                    new ChannelHandler[] {new ProtobufVarint32LengthFieldPrepender()}));

    private static Row row(String spec, Supplier<ChannelHandler> decoder, Supplier<ChannelHandler[]> encoder) {
        return new Row(spec, decoder, encoder, TEXTS);
    }

    private static Row length(
            String spec, int offset, int width, int adjustment, int strip, ChannelHandler... encoder) {
        return row(spec, () -> new LengthFieldBasedFrameDecoder(MAX, offset, width, adjustment, strip), encoder::clone);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void nettyReadsWhatWeWrite(Row row) {
        byte[] stream = written(row, protocol(row).newHandler());
        EmbeddedChannel netty = new EmbeddedChannel(row.decoder().get());
        assertThat(read(netty, stream)).isEqualTo(row.payloads());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void weReadWhatNettyWritesAndWriteTheSame(Row row) {
        byte[] ours = written(row, protocol(row).newHandler());
        if (row.encoder().get().length > 0) {
            assertThat(ours).isEqualTo(written(row, row.encoder().get()));
        }
        assertThat(read(new EmbeddedChannel(protocol(row).newHandler()), ours)).isEqualTo(row.payloads());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void thePageHasTheRow(Row row) throws IOException {
        assertThat(MarkdownPage.of("docs/migrating-from-netty.md").prose())
                .anyMatch(line -> line.startsWith("| ") && line.contains("`" + row.spec() + "`"));
    }

    /** The rows whose header is part of the payload: what is read is what was given to Netty's side. */
    @Test
    void headersThatAreNotStrippedArePartOfThePayload() {
        requireKept("length-header(4, strip=0)", new LengthFieldBasedFrameDecoder(MAX, 0, 4), "00000003616263");
        requireKept(
                "length-header(4, offset=2, adjustment=4, strip=0)",
                new LengthFieldBasedFrameDecoder(MAX, 2, 4, 4, 0),
                "cafe00000003aaaaaaaa616263");
    }

    private static void requireKept(String spec, ChannelHandler decoder, String hex) {
        byte[] stream = ByteBufUtil.decodeHexDump(hex);
        Protocol<ByteBuf> protocol = Protocol.parse(spec + " + bytes", MessageTypes.of(ByteBuf.class));
        EmbeddedChannel ours = new EmbeddedChannel(protocol.newHandler());
        ours.writeOutbound(Unpooled.copiedBuffer(stream));
        assertThat(bytes(ours)).isEqualTo(stream);
        for (EmbeddedChannel channel :
                List.of(new EmbeddedChannel(decoder), new EmbeddedChannel(protocol.newHandler()))) {
            channel.writeInbound(Unpooled.copiedBuffer(stream));
            ByteBuf frame = channel.readInbound();
            assertThat(ByteBufUtil.hexDump(frame)).isEqualTo(hex);
            frame.release();
            channel.finishAndReleaseAll();
        }
    }

    private static Protocol<ByteBuf> protocol(Row row) {
        return Protocol.parse(row.spec() + " + bytes", MessageTypes.of(ByteBuf.class));
    }

    private static byte[] written(Row row, ChannelHandler... encoder) {
        EmbeddedChannel channel = new EmbeddedChannel(encoder);
        boolean text = encoder[0] instanceof LineEncoder;
        for (String payload : row.payloads()) {
            channel.writeOutbound(text ? payload : Unpooled.copiedBuffer(payload, US_ASCII));
        }
        return bytes(channel);
    }

    private static byte[] bytes(EmbeddedChannel channel) {
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            all.writeBytes(part);
            part.release();
        }
        channel.finishAndReleaseAll();
        return ByteBufUtil.getBytes(all);
    }

    private static List<String> read(EmbeddedChannel channel, byte[] stream) {
        List<String> read = new ArrayList<>();
        for (byte b : stream) {
            channel.writeInbound(Unpooled.copiedBuffer(new byte[] {b}));
        }
        for (ByteBuf frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            read.add(frame.toString(StandardCharsets.US_ASCII));
            frame.release();
        }
        channel.finishAndReleaseAll();
        return read;
    }
}
