package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocal;
import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/**
 * The array that the thread's last long frame lay in, kept for the next one. Allocators pool buffers up to some hundred
 * KiB; a larger one is new memory, filled with zeros for each frame, which takes as long as receiving it.
 *
 * <p>A thread keeps one, of at most {@value #MAX} bytes, until the garbage collector needs the memory. The buffers are
 * on the heap and cannot grow; one that is released instead of given back is no leak.
 */
final class LongFrameArray {

    /** Frames that may become no longer are none of this. */
    static final int MIN = 64 * 1024;

    private static final int MIN_NEW = 512 * 1024;
    private static final int MAX = 4 * 1024 * 1024;

    private static final FastThreadLocal<LongFrameArray> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected LongFrameArray initialValue() {
            return new LongFrameArray();
        }
    };

    private @Nullable SoftReference<ByteBuf> kept;

    private LongFrameArray() {}

    /**
     * Takes the thread's array if it is of the right size. Else makes one, if the allocator would not have one in its
     * pool.
     *
     * @param capacity how long a new one is
     * @param wanted how many bytes the frame may need; a kept array holds as many
     * @param atMost how long a kept array may be
     * @return an empty buffer of at least {@code capacity} bytes, to be given {@link #back}, or null
     */
    static @Nullable ByteBuf take(int capacity, long wanted, long atMost) {
        LongFrameArray ofThread = OF_THREAD.get();
        ByteBuf array = ofThread.array();
        if (array != null && array.capacity() >= wanted && array.capacity() <= atMost) {
            ofThread.kept = null;
            return array.clear();
        }
        return capacity < MIN_NEW ? null : Unpooled.buffer(capacity, capacity);
    }

    /** Gives an array back, on whatever thread. The longer one is kept, the other one released. */
    static void back(ByteBuf array) {
        LongFrameArray ofThread = OF_THREAD.get();
        ByteBuf other = ofThread.array();
        if (array.capacity() > MAX || (other != null && other.capacity() >= array.capacity())) {
            array.release();
            return;
        }
        if (other != null) {
            other.release();
        }
        ofThread.kept = new SoftReference<>(array);
    }

    private @Nullable ByteBuf array() {
        return kept == null ? null : kept.get();
    }
}
