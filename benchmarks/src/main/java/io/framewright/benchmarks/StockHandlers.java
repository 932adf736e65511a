package io.framewright.benchmarks;

import io.framewright.codec.Codec;
import io.framewright.framing.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.codec.MessageToByteEncoder;
import io.netty.handler.codec.MessageToMessageDecoder;
import java.util.List;

/**
 * The four handlers that one wires by hand on Netty alone: the same bytes as {@code length-header(4)}, and the same
 * codec, so that what differs is the handlers.
 */
final class StockHandlers {

    private static final int HEADER_LENGTH = 4;

    private StockHandlers() {}

    static ChannelHandler[] around(Codec<Object> codec, Class<?> type) {
        return new ChannelHandler[] {
            new LengthFieldBasedFrameDecoder(
                    Framing.DEFAULT_MAX_PAYLOAD + HEADER_LENGTH, 0, HEADER_LENGTH, 0, HEADER_LENGTH),
            new LengthFieldPrepender(HEADER_LENGTH),
            new MessageDecoder(codec),
            new MessageEncoder(codec, type)
        };
    }

    private static final class MessageEncoder extends MessageToByteEncoder<Object> {

        private final Codec<Object> codec;

        MessageEncoder(Codec<Object> codec, Class<?> type) {
            super(type);
            this.codec = codec;
        }

        @Override
        protected void encode(ChannelHandlerContext ctx, Object message, ByteBuf out) {
            codec.encode(message, out);
        }
    }

    private static final class MessageDecoder extends MessageToMessageDecoder<ByteBuf> {

        private final Codec<Object> codec;

        MessageDecoder(Codec<Object> codec) {
            super(ByteBuf.class);
            this.codec = codec;
        }

        @Override
        protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
            out.add(codec.decode(in));
        }
    }
}
