package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/**
 * The way out of one connection, without I/O of its own: messages go in, their bytes wait until the connection takes
 * them. It is what a loop around a selector needs; {@link MessageWriter} and {@link MessageChannel} are made of it. Made
 * by {@link Protocol#newOutput}.
 *
 * <pre>{@code
 * output.write(receipt);
 * boolean all = output.writeTo(socket);
 * key.interestOps(all ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
 * }</pre>
 *
 * <p>How many bytes wait is up to the caller, who sees {@link #size} and reads no more requests while it is large.
 * Nothing has to be released: memory comes from the heap. For one thread at a time.
 *
 * @param <T> the messages' type
 */
public final class MessageOutput<T> {

    private static final int MAX_KEPT_WHEN_EMPTY = 1024;

    /** What a channel is given at once: the JDK copies all of it into direct memory, which the thread keeps. */
    static final int MAX_PIECE = 128 * 1024;

    private final Protocol<T> protocol;
    private final int maxKept;
    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

    MessageOutput(Protocol<T> protocol) {
        this(protocol, MAX_KEPT_WHEN_EMPTY);
    }

    /**
     * Makes an empty output.
     *
     * @param maxKept how large a buffer is kept while no bytes wait
     */
    MessageOutput(Protocol<T> protocol, int maxKept) {
        this.protocol = protocol;
        this.maxKept = maxKept;
    }

    /**
     * Encodes a message behind those that wait.
     *
     * @param message the message; stays the caller's
     * @throws EncodeException if the message cannot be encoded or framed; no byte of it will be sent
     */
    public void write(T message) {
        if (bytes.capacity() == 0) {
            bytes = MessageInput.HEAP.heapBuffer();
        }
        bytes.discardSomeReadBytes();
        int start = bytes.writerIndex();
        try {
            int frame = protocol.heard().framing().open(bytes);
            protocol.heard().encoder().encode(message, bytes);
            protocol.heard().framing().close(bytes, frame);
        } catch (Throwable thrown) {
            bytes.writerIndex(start);
            throw MessageEncodeException.failure(thrown);
        }
    }

    /**
     * Tells how much waits.
     *
     * @return the number of bytes
     */
    public int size() {
        return bytes.readableBytes();
    }

    /**
     * Writes as much as a channel takes now. One that does not block may take a part, or nothing.
     *
     * @param channel where the bytes go
     * @return whether nothing is left
     * @throws IOException if writing fails; then nothing more can be written
     */
    public boolean writeTo(WritableByteChannel channel) throws IOException {
        boolean taken = true;
        while (taken && bytes.isReadable()) {
            int length = Math.min(bytes.readableBytes(), MAX_PIECE);
            int count = channel.write(bytes.nioBuffer(bytes.readerIndex(), length));
            bytes.skipBytes(count);
            taken = count == length;
        }
        written();
        return !bytes.isReadable();
    }

    /** The bytes that wait, for a caller who reads them and calls {@link #written} then. */
    ByteBuf bytes() {
        return bytes;
    }

    void written() {
        if (!bytes.isReadable()) {
            if (bytes.capacity() > maxKept) {
                bytes = Unpooled.EMPTY_BUFFER;
            } else {
                bytes.clear();
            }
        }
    }

    /** Gives up the bytes that wait, in a buffer that the caller then owns. */
    ByteBuf take() {
        ByteBuf taken = bytes;
        bytes = Unpooled.EMPTY_BUFFER;
        return taken;
    }
}
