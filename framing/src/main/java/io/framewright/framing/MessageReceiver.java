package io.framewright.framing;

import io.netty.channel.Channel;

/**
 * Gets a channel's messages straight from the handler that decoded them, without a handler of its own behind it; see
 * {@link Protocol#newHandler(MessageReceiver)}.
 *
 * <pre>{@code
 * channel.pipeline().addLast(orders.newHandler((from, order) -> from.write(receipt(order))));
 * }</pre>
 *
 * <p>A peer that sends and never reads would fill the memory with replies. Where a receiver writes, a handler behind the
 * protocol's stops reading meanwhile, by {@code ctx.channel().config().setAutoRead(ctx.channel().isWritable())} in its
 * {@code channelWritabilityChanged}.
 *
 * @param <T> the messages' type
 */
@FunctionalInterface
public interface MessageReceiver<T> {

    /**
     * Takes a message. Called by the channel's event loop, in the order in which messages arrive.
     *
     * @param channel where it came from. What is written to the channel from here is flushed when all messages of one
     *     round of reading were received
     * @param message the message, which is the receiver's: if it is reference-counted, the receiver releases it
     * @throws Exception if something fails: it is reported to {@code exceptionCaught} of the next handler, and the next
     *     message follows
     */
    void receive(Channel channel, T message) throws Exception;
}
