package io.framewright.codec.marshalling;

import io.netty.buffer.ByteBuf;
import java.io.EOFException;
import org.jboss.marshalling.ByteInput;

/** One message's bytes: the buffer's own array, or a copy in an array that is used again for the next. */
final class ArrayInput implements ByteInput {

    private static final byte[] NONE = {};

    /** A copy that is longer than this is not kept. */
    private static final int MAX_KEPT = 1 << 20;

    private byte[] copy = NONE;
    private byte[] bytes = NONE;
    private int position;
    private int end;

    void begin(ByteBuf in) {
        int length = in.readableBytes();
        if (in.hasArray()) {
            bytes = in.array();
            position = in.arrayOffset() + in.readerIndex();
        } else {
            if (copy.length < length) {
                copy = new byte[Math.max(length, 2 * copy.length)];
            }
            bytes = copy;
            in.getBytes(in.readerIndex(), bytes, 0, length);
            position = 0;
        }
        end = position + length;
    }

    /** Lets go of the buffer's memory. */
    void end() {
        bytes = NONE;
        position = end = 0;
        if (copy.length > MAX_KEPT) {
            copy = NONE;
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    @Override
    public int read() {
        return position == end ? -1 : bytes[position++] & 0xff;
    }

    @Override
    public int read(byte[] target) {
        return read(target, 0, target.length);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count = Math.min(length, end - position);
        if (count == 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return end - position;
    }

    /** Fails at the end: River's reader would go on trying to skip what is not there. */
    @Override
    public long skip(long n) throws EOFException {
        if (n > end - position) {
            throw new EOFException(n + " bytes are announced where only " + (end - position) + " remain");
        }
        int count = (int) Math.max(0, n);
        position += count;
        return count;
    }

    @Override
    public void close() {}
}
