package io.framewright.framing;

import io.netty.channel.ChannelHandlerContext;

/**
 * Hands messages to a {@link MessageReceiver}, and flushes what it has written meanwhile.
 *
 * @param receiver gets the messages
 * @param replies the way out of the same channel
 * @param <T> the messages' type
 */
record Reception<T>(MessageReceiver<? super T> receiver, Outbound<?> replies) {

    void receive(ChannelHandlerContext ctx, T message) {
        try {
            receiver.receive(ctx.channel(), message);
        } catch (Throwable thrown) {
            ctx.fireExceptionCaught(thrown);
        }
    }

    /** Ends a round of reading. */
    void complete(ChannelHandlerContext ctx) {
        if (replies.isUnflushed()) {
            replies.flush(ctx);
        }
    }
}
