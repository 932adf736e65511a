package io.framewright.benchmarks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/** The end of an inbound pipeline: counts messages, and keeps the last so that all have to be made. */
final class MessageCounter extends ChannelInboundHandlerAdapter {

    private int count;
    private @Nullable Object last;
    private @Nullable Throwable fault;

    void reset() {
        count = 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        receive(message);
    }

    void receive(Object message) {
        count++;
        last = message;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fault = cause;
    }

    /** Returns the last message, once so many have come. */
    Object require(int expected) {
        if (count != expected || last == null) {
            throw new IllegalStateException(count + " of " + expected + " messages came", fault);
        }
        return last;
    }
}
