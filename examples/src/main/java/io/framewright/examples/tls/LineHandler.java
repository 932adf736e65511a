package io.framewright.examples.tls;

import io.framewright.examples.Console;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** Prints the lines that come back, and closes after the last. Its counters belong to the channel's thread. */
final class LineHandler extends SimpleChannelInboundHandler<String> {

    private final Console console;
    private long outstanding;
    private boolean ended;
    private volatile boolean complete;

    LineHandler(Console console) {
        super(String.class);
        this.console = console;
    }

    void send(Channel channel, String line) throws InterruptedException {
        channel.eventLoop().execute(() -> outstanding++);
        channel.writeAndFlush(line).await(); // one at a time: the keyboard is no faster
    }

    /** Closes when everything has come back. */
    void end(Channel channel) {
        channel.eventLoop().execute(() -> {
            ended = true;
            closeIfDone(channel);
        });
    }

    /** Tells whether everything came back and the server did not fail. */
    boolean isComplete() {
        return complete;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String line) {
        console.out(line);
        outstanding--;
        closeIfDone(ctx.channel());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (!complete) {
            console.log("the connection is closed");
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        console.log(String.valueOf(root.getMessage()).replaceAll("\\p{Cntrl}+", " "));
        ctx.close();
    }

    private void closeIfDone(Channel channel) {
        if (ended && outstanding == 0) {
            complete = channel.isActive();
            channel.close();
        }
    }
}
