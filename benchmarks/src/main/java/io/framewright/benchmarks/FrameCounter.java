package io.framewright.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** The receiver in all pipelines: counts messages, and looks at a buffer's first byte before it releases it. */
@Sharable // by the pipelines of one benchmark, of which one is in use
final class FrameCounter extends ChannelInboundHandlerAdapter {

    long frames;
    int sum;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf frame) {
            sum += frame.getByte(frame.readerIndex());
            frame.release();
        }
        frames++;
    }
}
