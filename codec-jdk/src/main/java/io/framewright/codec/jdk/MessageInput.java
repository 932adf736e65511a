package io.framewright.codec.jdk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.InputStream;
import java.io.ObjectStreamConstants;
import java.io.StreamCorruptedException;

/**
 * The bytes of one message as {@link java.io.ObjectInputStream} reads them: type codes one by one, contents in bulk. It
 * watches the type codes for what no filter is told. A run of the code for exceptions is refused: no writer makes it,
 * and reading it recurses.
 */
final class MessageInput extends InputStream {

    private static final int MAX_EXCEPTION_CODES = 16;

    private final byte[] bytes;
    private final int end;
    private int position;
    private int exceptionCodes;
    private byte code;
    private byte codeBefore;
    private boolean contentsSince;

    private MessageInput(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.position = start;
        this.end = start + length;
    }

    /** Reads from the buffer's own array, or from a copy where it has none; its indices stay as they are. */
    static MessageInput of(ByteBuf in) {
        return in.hasArray()
                ? new MessageInput(in.array(), in.arrayOffset() + in.readerIndex(), in.readableBytes())
                : new MessageInput(ByteBufUtil.getBytes(in), 0, in.readableBytes());
    }

    /** Tells whether the last type code stands for a reference to an earlier object, not to an object's class. */
    boolean isBackReference() {
        return code == ObjectStreamConstants.TC_REFERENCE
                && codeBefore != ObjectStreamConstants.TC_OBJECT
                && codeBefore != ObjectStreamConstants.TC_ARRAY
                && codeBefore != ObjectStreamConstants.TC_ENUM
                && codeBefore != ObjectStreamConstants.TC_CLASS;
    }

    @Override
    public int read() throws StreamCorruptedException {
        if (position == end) {
            return -1;
        }
        codeBefore = contentsSince ? 0 : code;
        code = bytes[position++];
        contentsSince = false;
        exceptionCodes = code == ObjectStreamConstants.TC_EXCEPTION ? exceptionCodes + 1 : 0;
        if (exceptionCodes > MAX_EXCEPTION_CODES) {
            throw new StreamCorruptedException("exceptions nest");
        }
        return code & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int count = Math.min(length, end - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        contentsSince = true;
        exceptionCodes = 0;
        return count == 0 ? -1 : count;
    }

    @Override
    public int available() {
        return end - position;
    }
}
