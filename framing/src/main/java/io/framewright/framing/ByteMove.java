package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/** Makes room in the middle of a buffer. */
final class ByteMove {

    private ByteMove() {}

    /**
     * Moves the bytes behind an index, up to the writer index, towards the end. {@code ByteBuf.setBytes} does not promise
     * what happens where source and target overlap.
     *
     * @param out the buffer; its writer index is moved too
     * @param from the index of the first byte to move
     * @param by how far
     */
    static void up(ByteBuf out, int from, int by) {
        int length = out.writerIndex() - from;
        out.ensureWritable(by);
        up(out, from, length, by);
        out.writerIndex(out.writerIndex() + by);
    }

    /**
     * Moves bytes towards the end; target and source may overlap.
     *
     * @param out the buffer, which has room for them; its indices stay as they are
     * @param from the index of the first byte to move
     * @param length how many
     * @param by how far
     */
    static void up(ByteBuf out, int from, int length, int by) {
        if (out.hasArray()) {
            int index = out.arrayOffset() + from;
            System.arraycopy(out.array(), index, out.array(), index + by, length);
        } else if (out.nioBufferCount() == 1) {
            ByteBuffer nio = out.internalNioBuffer(from, length + by);
            nio.put(nio.position() + by, nio, nio.position(), length);
        } else {
            moveByLongs(out, from, length, by);
        }
    }

    /**
     * Moves bytes towards the beginning; target and source may overlap.
     *
     * @param out the buffer; its indices stay as they are
     * @param from the index of the first byte to move
     * @param length how many
     * @param to where the first byte goes
     */
    static void down(ByteBuf out, int from, int length, int to) {
        if (out.hasArray()) {
            System.arraycopy(out.array(), out.arrayOffset() + from, out.array(), out.arrayOffset() + to, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            out.setByte(to + i, out.getByte(from + i));
        }
    }

    /** Copies from the end, so that nothing is overwritten before it was read. */
    private static void moveByLongs(ByteBuf out, int from, int length, int by) {
        int index = from + length;
        for (; index - from >= Long.BYTES; index -= Long.BYTES) {
            out.setLong(index - Long.BYTES + by, out.getLong(index - Long.BYTES));
        }
        for (; index > from; index--) {
            out.setByte(index - 1 + by, out.getByte(index - 1));
        }
    }
}
