package io.framewright.codec.testkit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The buffers that codecs and framings meet. Those for reading are as awkward as Netty can make them: there are other
 * bytes before the reader index and behind the writer index, and an array begins before the buffer does.
 */
public enum BufferKind {
    /** A slice out of the middle of an array. */
    HEAP {
        @Override
        ByteBuf around(byte[] bytes) {
            return inTheMiddle(bytes, 0, bytes.length);
        }

        @Override
        public ByteBuf forWriting(int initialCapacity) {
            return ALLOCATOR.heapBuffer(initialCapacity);
        }
    },
    /** Memory outside the heap. */
    DIRECT {
        @Override
        ByteBuf around(byte[] bytes) {
            return ALLOCATOR.directBuffer(bytes.length).writeBytes(bytes);
        }

        @Override
        public ByteBuf forWriting(int initialCapacity) {
            return ALLOCATOR.directBuffer(initialCapacity);
        }
    },
    /** Several buffers in one: a buffer of one or two bytes each, or a few dozen longer ones. */
    COMPOSITE {
        @Override
        ByteBuf around(byte[] bytes) {
            CompositeByteBuf composite = ALLOCATOR.compositeBuffer(Integer.MAX_VALUE);
            int step = Math.max(1, bytes.length / PARTS);
            for (int from = 0; from < bytes.length; from += step) {
                composite.addComponent(true, inTheMiddle(bytes, from, Math.min(bytes.length, from + step)));
            }
            return composite;
        }

        @Override
        public ByteBuf forWriting(int initialCapacity) {
            return ALLOCATOR.compositeBuffer(Integer.MAX_VALUE).capacity(initialCapacity);
        }
    },
    /** A buffer that may not be written, and does not show its array. Only for reading. */
    READ_ONLY {
        @Override
        ByteBuf around(byte[] bytes) {
            return HEAP.around(bytes).asReadOnly();
        }

        @Override
        public ByteBuf forWriting(int initialCapacity) {
            throw new UnsupportedOperationException("a read-only buffer cannot be written");
        }
    };

    private static final ByteBufAllocator ALLOCATOR = ByteBufAllocator.DEFAULT;

    /** Bytes that belong to nobody, around those that are to be read. */
    private static final int MARGIN = 7;

    private static final byte MARGIN_BYTE = (byte) 0xa5;
    private static final int PARTS = 48;

    /**
     * Makes a buffer to be read.
     *
     * @param content its readable bytes
     * @return a buffer, the caller's to release
     */
    public ByteBuf holding(byte[] content) {
        byte[] bytes = new byte[MARGIN + content.length + MARGIN];
        Arrays.fill(bytes, MARGIN_BYTE);
        ByteBuffer.wrap(bytes).put(MARGIN, content);
        return around(bytes).setIndex(MARGIN, MARGIN + content.length);
    }

    /**
     * Makes an empty buffer to be written.
     *
     * @param initialCapacity how many bytes it can take before it has to grow
     * @return a buffer, the caller's to release
     */
    public abstract ByteBuf forWriting(int initialCapacity);

    /**
     * Makes a buffer of two parts.
     *
     * @param content its readable bytes
     * @param border how many of them are in the first part
     * @return a composite buffer, the caller's to release
     */
    public static ByteBuf split(byte[] content, int border) {
        CompositeByteBuf composite = ALLOCATOR.compositeBuffer();
        composite.addComponent(true, inTheMiddle(new byte[] {MARGIN_BYTE}, 0, 1));
        composite.addComponent(true, inTheMiddle(content, 0, border));
        composite.addComponent(true, inTheMiddle(content, border, content.length));
        return composite.skipBytes(1);
    }

    /** Makes a buffer of exactly these bytes, as large as they are. */
    abstract ByteBuf around(byte[] bytes);

    /** Makes a buffer that begins somewhere in its array; no allocator knows it, so it costs little. */
    private static ByteBuf inTheMiddle(byte[] bytes, int from, int to) {
        byte[] array = new byte[MARGIN + to - from + MARGIN];
        System.arraycopy(bytes, from, array, MARGIN, to - from);
        return Unpooled.wrappedBuffer(array, MARGIN, to - from);
    }
}
