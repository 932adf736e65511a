package io.framewright.codec.marshalling;

import io.framewright.codec.DecodeException;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectStreamConstants;
import java.nio.charset.StandardCharsets;

/** The bytes of one message, big-endian, never read beyond their end. */
final class ScanInput extends InputStream {

    private static final byte[] NONE = {};

    private final DataInputStream data = new DataInputStream(this);
    private byte[] bytes = NONE;
    private int position;
    private int end;

    void begin(byte[] array, int start, int length) {
        bytes = array;
        position = start;
        end = start + length;
    }

    void end() {
        bytes = NONE;
        position = end = 0;
    }

    /** The same bytes, for those who read them by another interface. */
    DataInput data() {
        return data;
    }

    @Override
    public int available() {
        return end - position;
    }

    @Override
    public int read() {
        return position == end ? -1 : bytes[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count = Math.min(length, end - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count == 0 && length > 0 ? -1 : count;
    }

    int readUnsignedByte() throws IOException {
        require(1);
        return bytes[position++] & 0xff;
    }

    int readUnsignedShort() throws IOException {
        return (readUnsignedByte() << 8) | readUnsignedByte();
    }

    short readShort() throws IOException {
        return (short) readUnsignedShort();
    }

    int readInt() throws IOException {
        return (readUnsignedShort() << 16) | readUnsignedShort();
    }

    long readLong() throws IOException {
        return ((long) readInt() << 32) | (readInt() & 0xffffffffL);
    }

    @Override
    public long skip(long count) throws IOException {
        require(count);
        position += (int) count;
        return count;
    }

    private void require(long count) throws IOException {
        if (count < 0) {
            throw DecodeException.malformed("a negative length");
        }
        if (count > end - position) {
            throw new EOFException(count + " bytes are announced where only " + (end - position) + " remain");
        }
    }

    /** Reads a length and so many bytes of modified UTF-8; what is not ASCII is of no interest here. */
    String readText() throws IOException {
        int length = readUnsignedShort();
        int start = position;
        skip(length);
        for (int i = start; i < position; i++) {
            if (bytes[i] < 0) {
                position = start - Short.BYTES;
                return data.readUTF();
            }
        }
        return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }

    /** Begins a block of data; returns how many bytes there are behind it. */
    int requireBlock() throws IOException {
        if (readUnsignedByte() != ObjectStreamConstants.TC_BLOCKDATA) {
            throw DecodeException.malformed("no block of data where there should be one");
        }
        int length = readUnsignedByte();
        require(length);
        return available() - length;
    }
}
