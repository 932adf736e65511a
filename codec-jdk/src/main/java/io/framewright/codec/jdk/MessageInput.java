package io.framewright.codec.jdk;

import io.netty.buffer.ByteBuf;
import java.io.InputStream;
import java.io.ObjectStreamConstants;
import java.io.StreamCorruptedException;

/**
 * The bytes of one message as {@link java.io.ObjectInputStream} reads them: type codes one by one, contents in bulk. It
 * refuses a run of the code for exceptions, which no writer makes and whose nesting no filter is told about.
 */
final class MessageInput extends InputStream {

    private static final int MAX_EXCEPTION_CODES = 16;

    private final ByteBuf in;
    private int exceptionCodes;

    MessageInput(ByteBuf in) {
        this.in = in;
    }

    @Override
    public int read() throws StreamCorruptedException {
        if (!in.isReadable()) {
            return -1;
        }
        byte b = in.readByte();
        exceptionCodes = b == ObjectStreamConstants.TC_EXCEPTION ? exceptionCodes + 1 : 0;
        if (exceptionCodes > MAX_EXCEPTION_CODES) {
            throw new StreamCorruptedException("exceptions nest");
        }
        return b & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int count = Math.min(length, in.readableBytes());
        in.readBytes(bytes, offset, count);
        exceptionCodes = 0;
        return count == 0 ? -1 : count;
    }

    @Override
    public int available() {
        return in.readableBytes();
    }
}
