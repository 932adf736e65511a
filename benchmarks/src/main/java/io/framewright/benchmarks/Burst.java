package io.framewright.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages that are written before one flush, or that arrive in one read. Each write has a promise of its own, with a
 * listener.
 */
final class Burst {

    /** How many messages, unless it says otherwise. */
    static final int LENGTH = 64;

    private final EmbeddedChannel channel;
    private final ChannelFutureListener countWritten = future -> {
        if (future.isSuccess()) {
            succeeded();
        }
    };
    private final int length;
    private int written;

    /**
     * @param channel where the messages go, with a {@link DroppingHandler} at its end
     * @param length how many messages
     */
    Burst(EmbeddedChannel channel, int length) {
        this.channel = channel;
        this.length = length;
    }

    private void succeeded() {
        written++;
    }

    /** Writes a message again and again, flushes once, and returns how many promises were kept: all. */
    int write(Object message) {
        written = 0;
        for (int i = 0; i < length; i++) {
            channel.pipeline().write(message).addListener(countWritten);
        }
        channel.pipeline().flush();
        if (written != length) {
            throw new IllegalStateException(written + " of " + length + " messages were written");
        }
        return written;
    }

    /** What a side puts on the wire for a burst of one message, in one direct buffer. */
    static ByteBuf wire(Side side, Message message, String codec) {
        EmbeddedChannel channel =
                new EmbeddedChannel(side.pipeline(message, codec).get());
        Object sample = message.sample(codec);
        for (int i = 0; i < LENGTH; i++) {
            channel.write(sample);
        }
        channel.flush();
        channel.checkException();
        ByteBuf wire = channel.alloc().directBuffer();
        ByteBuf part;
        while ((part = channel.readOutbound()) != null) {
            wire.writeBytes(part);
            part.release();
        }
        channel.finishAndReleaseAll();
        return wire;
    }

    /** Checks that a side makes of the bytes that it wrote the messages that it was given. */
    static void requireRoundTrip(Side side, Message message, String codec) {
        EmbeddedChannel channel =
                new EmbeddedChannel(side.pipeline(message, codec).get());
        channel.writeInbound(wire(side, message, codec));
        List<Object> read = new ArrayList<>();
        Object next;
        while ((next = channel.readInbound()) != null) {
            read.add(next);
        }
        channel.finishAndReleaseAll();
        Object sample = message.sample(codec);
        if (read.size() != LENGTH || !read.stream().allMatch(got -> message.same(sample, got))) {
            throw new IllegalStateException(side.label() + " with " + codec + " does not give back what it was given");
        }
    }
}
