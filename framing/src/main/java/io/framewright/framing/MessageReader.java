package io.framewright.framing;

import io.framewright.codec.DecodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Reads a protocol's messages from a blocking stream or channel. Made by {@link Protocol#reader(InputStream)}. Not safe
 * for use from several threads.
 *
 * <pre>{@code
 * MessageReader<Order> reader = orders.reader(socket.getInputStream());
 * for (Order order = reader.read(); order != null; order = reader.read()) {
 *     ...
 * }
 * }</pre>
 *
 * @param <T> the messages' type
 */
public final class MessageReader<T> {

    private static final int READ_SIZE = 8 * 1024;

    private final Protocol<T> protocol;
    private final Source source;
    private final Deframer deframer;
    private final Cumulation cumulation;
    private boolean ended;

    /** Where bytes come from. */
    @FunctionalInterface
    interface Source {
        /** Appends at most {@code length} bytes, at least one; returns false at the end. */
        boolean read(ByteBuf into, int length) throws IOException;
    }

    MessageReader(Protocol<T> protocol, Source source) {
        this.protocol = protocol;
        this.source = source;
        deframer = protocol.framing().newDeframer();
        cumulation = new Cumulation(true, false);
    }

    static Source source(InputStream in) {
        return (into, length) -> into.writeBytes(in, length) >= 0;
    }

    static Source source(ReadableByteChannel in) {
        return (into, length) -> {
            int count = read(in, into, length);
            if (count == 0) {
                throw new IOException("the channel gave no byte: a reader needs a blocking channel");
            }
            return count > 0;
        };
    }

    private static int read(ReadableByteChannel in, ByteBuf into, int length) throws IOException {
        into.ensureWritable(length);
        int count = in.read(into.nioBuffer(into.writerIndex(), length));
        into.writerIndex(into.writerIndex() + Math.max(count, 0));
        return count;
    }

    /**
     * Reads the next message, waiting for it.
     *
     * @return the message, null if the stream has ended between two messages
     * @throws DecodeException if the frame's payload is no message; the next call reads the next message
     * @throws io.netty.handler.codec.DecoderException that is also a {@link BadFrame} if the bytes are no frame, or the
     *     stream ends inside one. If the protocol skips bad frames and the frame is {@link BadFrame#inStep in step} the
     *     next call reads behind it; else the next call returns null
     * @throws IOException if reading fails
     */
    public @Nullable T read() throws IOException {
        while (!ended) {
            try {
                ByteBuf in = cumulation.buffer();
                ByteBuf payload = in == null ? null : deframer.next(in);
                if (in != null && payload != null) {
                    return decode(in, payload);
                }
                if (!fill()) {
                    ended = true;
                    return last();
                }
            } catch (RuntimeException bad) {
                if (!(bad instanceof DecodeException) && !goesOnBehind(bad)) {
                    ended = true;
                }
                throw bad;
            }
        }
        cumulation.release();
        return null;
    }

    private boolean goesOnBehind(RuntimeException thrown) {
        return protocol.onBadFrame() == OnBadFrame.SKIP && thrown instanceof BadFrame bad && bad.inStep();
    }

    private T decode(ByteBuf in, ByteBuf payload) {
        try {
            return Decoding.decode(protocol.decoder(), payload);
        } finally {
            deframer.release(in);
        }
    }

    private @Nullable T last() {
        ByteBuf in = cumulation.buffer();
        ByteBuf rest = in == null ? Unpooled.EMPTY_BUFFER : in;
        ByteBuf payload = deframer.end(rest);
        return payload == null ? null : decode(rest, payload);
    }

    private boolean fill() throws IOException {
        ByteBuf in = cumulation.buffer();
        int missing = in == null ? 0 : deframer.missing(in);
        cumulation.settle(missing, UnpooledByteBufAllocator.DEFAULT);
        ByteBuf read = Unpooled.buffer(READ_SIZE);
        boolean any = source.read(read, READ_SIZE);
        if (any) {
            cumulation.add(read, missing, UnpooledByteBufAllocator.DEFAULT);
        }
        return any;
    }
}
