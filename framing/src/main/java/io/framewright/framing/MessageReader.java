package io.framewright.framing;

import io.framewright.codec.DecodeException;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Reads a protocol's messages from a blocking stream or channel. Made by {@link Protocol#reader(InputStream)}. Holds a
 * buffer of 8 KiB, and what has arrived of a longer message. Not safe for use from several threads.
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

    private final MessageInput<T> input;
    private final Source source;
    /** Taken for every read that is not referred to by a message. */
    private ByteBuf received = buffer();

    /** Where bytes come from. */
    @FunctionalInterface
    interface Source {
        /** Appends at most {@code length} bytes, at least one; returns false at the end. */
        boolean read(ByteBuf into, int length) throws IOException;
    }

    MessageReader(Protocol<T> protocol, Source source) {
        this.source = source;
        input = protocol.newInput();
    }

    private static ByteBuf buffer() {
        return MessageInput.HEAP.heapBuffer(READ_SIZE, READ_SIZE);
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
     * @throws IOException if reading fails. After a {@link java.net.SocketTimeoutException} the next call goes on where
     *     this one was, be it inside a frame
     */
    public @Nullable T read() throws IOException {
        T message = input.next();
        while (message == null && !input.isEnded()) {
            if (!fill()) {
                input.end();
            }
            message = input.next();
        }
        return message;
    }

    private boolean fill() throws IOException {
        if (received.refCnt() > 1) { // a message refers to it
            received.release();
            received = buffer();
        }
        boolean any = source.read(received.clear(), READ_SIZE);
        if (any) {
            input.add(received.retain());
        }
        return any;
    }
}
