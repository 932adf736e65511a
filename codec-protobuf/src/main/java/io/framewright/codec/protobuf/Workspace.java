package io.framewright.codec.protobuf;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import io.framewright.codec.WorkspacePool;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Arrays that one thread at a time brings messages through, where the buffer has none: one bulk copy from a reused array
 * is faster than any direct access that protobuf has.
 */
final class Workspace extends WorkspacePool.Pooled {

    /** A larger message passes in pieces of this size, or gets an array of its own, so that none is kept. */
    static final int MAX_KEPT = 64 * 1024;

    private static final int MIN_KEPT = 512;

    private byte[] array = new byte[MIN_KEPT];
    private @Nullable Pieces pieces;

    /** An array of at least this length; kept for the next message up to {@link #MAX_KEPT}. */
    byte[] array(int length) {
        if (length > MAX_KEPT) {
            return new byte[length];
        }
        if (array.length < length) {
            array = new byte[Math.min(MAX_KEPT, Math.max(length, 2 * array.length))];
        }
        return array;
    }

    /** Writes a message of a known size to a buffer that has room for it. */
    void write(Message message, int size, ByteBuf out) throws IOException {
        if (size > MAX_KEPT) {
            pieces = pieces == null ? new Pieces() : pieces;
            pieces.write(message, out);
            return;
        }
        byte[] bytes = array(size);
        CodedOutputStream output = CodedOutputStream.newInstance(bytes, 0, size);
        message.writeTo(output);
        output.checkNoSpaceLeft();
        out.writeBytes(bytes, 0, size);
    }

    /** A reused stream, whose array is written on whenever it is full. */
    private static final class Pieces extends OutputStream {

        private final CodedOutputStream output = CodedOutputStream.newInstance(this, MAX_KEPT);
        private ByteBuf target = Unpooled.EMPTY_BUFFER;

        void write(Message message, ByteBuf out) throws IOException {
            target = out;
            message.writeTo(output);
            output.flush();
            target = Unpooled.EMPTY_BUFFER;
        }

        @Override
        public void write(int value) {
            target.writeByte(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            target.writeBytes(bytes, offset, length);
        }
    }
}
