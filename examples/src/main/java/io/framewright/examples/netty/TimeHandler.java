package io.framewright.examples.netty;

import io.framewright.examples.Faults;
import io.framewright.examples.InFlight;
import io.framewright.examples.time.TimeMessage;
import io.framewright.examples.time.TimeService;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CodecException;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.function.Consumer;

/** Answers requests. A client that does not take its answers is not read from either. */
final class TimeHandler extends SimpleChannelInboundHandler<TimeMessage> {

    private final InFlight inFlight;
    private final Consumer<String> log;

    TimeHandler(InFlight inFlight, Consumer<String> log) {
        this.inFlight = inFlight;
        this.log = log;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, TimeMessage request) {
        inFlight.begin();
        ctx.write(TimeService.answer(request)).addListener(written -> inFlight.end());
    }

    /** One flush for all answers to what was read at once. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(ctx.channel().isWritable());
    }

    /** A client that is silent, or takes no answers, for too long gives its place back. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent) {
            ctx.close();
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    /** What a client's bytes caused is the protocol's to judge; anything else ends the connection. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable fault) {
        if (fault instanceof CodecException) {
            log.accept(ctx.channel().remoteAddress() + ": " + Faults.oneLine(fault));
            ctx.flush();
        } else {
            ctx.close();
        }
    }
}
