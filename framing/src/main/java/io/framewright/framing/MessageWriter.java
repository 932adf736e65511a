package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Writes a protocol's messages to a blocking stream or channel. Made by {@link Protocol#writer(OutputStream)}. Messages
 * are collected until {@link #flush}, or until 32 KiB are there. Not safe for use from several threads.
 *
 * @param <T> the messages' type
 */
public final class MessageWriter<T> {

    private static final int MAX_COLLECTED = 32 * 1024;

    private final Protocol<T> protocol;
    private final Sink sink;
    private final ByteBuf collected = Unpooled.buffer();

    /** Where bytes go. */
    @FunctionalInterface
    interface Sink {
        /** Writes all readable bytes. */
        void write(ByteBuf bytes) throws IOException;
    }

    MessageWriter(Protocol<T> protocol, Sink sink) {
        this.protocol = protocol;
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
     * @throws IOException if writing fails; then nothing more can be written
     */
    public void write(T message) throws IOException {
        int start = collected.writerIndex();
        try {
            int frame = protocol.framing().open(collected);
            protocol.encoder().encode(message, collected);
            protocol.framing().close(collected, frame);
        } catch (Throwable failure) {
            collected.writerIndex(start);
            throw failure;
        }
        if (collected.readableBytes() >= MAX_COLLECTED) {
            send();
        }
    }

    /**
     * Sends all messages that were written.
     *
     * @throws IOException if writing fails; then nothing more can be written
     */
    public void flush() throws IOException {
        if (collected.isReadable()) {
            send();
        }
    }

    private void send() throws IOException {
        sink.write(collected);
        collected.clear();
        if (collected.capacity() > 2 * MAX_COLLECTED) {
            collected.capacity(MAX_COLLECTED);
        }
    }
}
