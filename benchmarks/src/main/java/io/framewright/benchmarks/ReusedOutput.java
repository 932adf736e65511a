package io.framewright.benchmarks;

import java.io.OutputStream;
import java.util.Arrays;

/** A ByteArrayOutputStream without locks, whose array can be seen. */
final class ReusedOutput extends OutputStream {

    private byte[] bytes = new byte[4096];
    private int length;

    void reset() {
        length = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    @Override
    public void write(int b) {
        require(1);
        bytes[length++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        require(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    private void require(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
