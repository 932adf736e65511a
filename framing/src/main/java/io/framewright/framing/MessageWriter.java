package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Writes a protocol's messages to a blocking stream or channel. Made by {@link Protocol#writer(OutputStream)}. Messages
 * are collected until {@link #flush}, or until 32 KiB are there. Not safe for use from several threads.
 *
 * @param <T> the messages' type
 */
public final class MessageWriter<T> {

    private static final int MAX_COLLECTED = 32 * 1024;

    private final MessageOutput<T> output;
    private final Sink sink;
    private @Nullable Throwable failure;

    /** Where bytes go. */
    @FunctionalInterface
    interface Sink {
        /** Writes all readable bytes. */
        void write(ByteBuf bytes) throws IOException;
    }

    MessageWriter(Protocol<T> protocol, Sink sink) {
        output = new MessageOutput<>(protocol, 2 * MAX_COLLECTED);
        this.sink = sink;
    }

    static Sink sink(OutputStream out) {
        return bytes -> {
            bytes.readBytes(out, bytes.readableBytes());
            out.flush();
        };
    }

    static Sink sink(WritableByteChannel out) {
        return bytes -> {
            ByteBuffer all = bytes.nioBuffer();
            while (all.hasRemaining()) {
                if (out.write(all) == 0) {
                    throw new IOException("the channel took no byte: a writer needs a blocking channel");
                }
            }
        };
    }

    /**
     * Encodes a message. It is sent by {@link #flush} at the latest.
     *
     * @param message the message; stays the caller's
     * @throws EncodeException if the message cannot be encoded or framed; no byte of it will be sent
     * @throws IOException if writing fails, or has failed before: a part of a frame may be out, so nothing more is written
     */
    public void write(T message) throws IOException {
        requireUsable();
        output.write(message);
        if (output.size() >= MAX_COLLECTED) {
            send();
        }
    }

    /**
     * Sends all messages that were written.
     *
     * @throws IOException if writing fails, or has failed before
     */
    public void flush() throws IOException {
        requireUsable();
        if (output.size() > 0) {
            send();
        }
    }

    private void requireUsable() throws IOException {
        if (failure != null) {
            throw new IOException("an earlier write has failed: " + failure, failure);
        }
    }

    private void send() throws IOException {
        ByteBuf bytes = output.bytes();
        try {
            sink.write(bytes);
        } catch (Throwable thrown) {
            failure = thrown;
            throw thrown;
        }
        bytes.readerIndex(bytes.writerIndex());
        output.written();
    }
}
