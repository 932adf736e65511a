package io.framewright.benchmarks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/** Stands in for the socket: releases what is written to it and calls it sent. */
final class DroppingHandler extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ReferenceCountUtil.release(message);
        promise.trySuccess();
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {}
}
