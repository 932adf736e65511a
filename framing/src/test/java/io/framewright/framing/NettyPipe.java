package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;

/** Netty's own handlers, to compare with. */
final class NettyPipe {

    private NettyPipe() {}

    /** What a decoder makes of a stream: frames in hexadecimal, exceptions by name. */
    static List<String> read(ChannelHandler decoder, byte[] stream, int... pieces) {
        List<String> events = new ArrayList<>();
        EmbeddedChannel channel = new EmbeddedChannel(decoder, new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                ByteBuf frame = (ByteBuf) message;
                events.add(ByteBufUtil.hexDump(frame));
                frame.release();
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                events.add(cause.getClass().getSimpleName());
            }
        });
        int from = 0;
        for (int piece : pieces) {
            channel.writeInbound(Unpooled.copiedBuffer(stream, from, piece));
            from += piece;
        }
        channel.finishAndReleaseAll();
        return events;
    }

    /** What an encoder makes of a message. */
    static byte[] write(ChannelHandler encoder, byte[] payload) {
        EmbeddedChannel channel = new EmbeddedChannel(encoder);
        channel.writeOutbound(Unpooled.copiedBuffer(payload));
        ByteBuf all = Unpooled.buffer();
        try {
            for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
                all.writeBytes(part);
                part.release();
            }
            return ByteBufUtil.getBytes(all);
        } finally {
            all.release();
            channel.finishAndReleaseAll();
        }
    }
}
