package io.framewright.codec.marshalling;

import io.netty.buffer.ByteBuf;
import java.io.ObjectStreamConstants;
import java.util.Arrays;
import org.jboss.marshalling.ByteOutput;

/** Collects one message in an array that is used again for the next, and then copies it at once. */
final class ArrayOutput implements ByteOutput {

    private static final int INITIAL = 1024;

    /** An array that a message made larger than this is not kept. */
    private static final int MAX_KEPT = 1 << 20;

    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[INITIAL];
    private int length;

    void begin() {
        length = 0;
    }

    /** Tells whether there are the two bytes that an empty block of the serial protocol is, or data that look like them. */
    boolean hasEmptyBlock() {
        for (int i = 1; i < length; i++) {
            if (bytes[i] == 0 && bytes[i - 1] == ObjectStreamConstants.TC_BLOCKDATA) {
                return true;
            }
        }
        return false;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Appends the message to a buffer and forgets it. */
    void moveTo(ByteBuf out) {
        out.writeBytes(bytes, 0, length);
        if (bytes.length > MAX_KEPT) {
            bytes = new byte[INITIAL];
        }
    }

    @Override
    public void write(int b) {
        require(1);
        bytes[length++] = (byte) b;
    }

    @Override
    public void write(byte[] source) {
        write(source, 0, source.length);
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        require(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    private void require(int more) {
        if (more > bytes.length - length) {
            long needed = (long) length + more;
            if (needed > MAX_LENGTH) {
                throw new IllegalStateException("the message is longer than 2 GiB");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_LENGTH, Math.max(needed, 2L * bytes.length)));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
