package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one stream that were received and not yet consumed, in one buffer.
 *
 * <p>Where the search or the decoder is faster on arrays, a read is copied into one that belongs to the thread. Where
 * neither is (see {@link Deframer#readsEveryByte} and {@link io.framewright.codec.Decoder#prefersArray}), or the decoder
 * hands out slices of its input, frames are found in the read itself. Either way only the beginning of a frame outlives
 * the read it came with, in a buffer of its own: a connection between two frames holds no memory.
 *
 * <p>A buffer for a long frame is sized by what the frame's header says is missing, but to no more than four times of
 * what has arrived, or {@value #MIN_GROWTH} bytes: a peer gets memory for bytes that it sent, not for a length that it
 * claimed. An array that is there already ({@link LongFrameArray}) may be eight times as long. Copying is linear in the
 * bytes received. For one thread at a time.
 */
final class Cumulation {

    private static final int SCRATCH_SIZE = 64 * 1024;
    private static final int MIN_GROWTH = 8 * 1024;
    private static final int GROWTH_FACTOR = 4;
    private static final int KEPT_FACTOR = 8;

    /** The thread's array. */
    private static final FastThreadLocal<Scratch> SCRATCH = new FastThreadLocal<>() {
        @Override
        protected Scratch initialValue() {
            return new Scratch();
        }
    };

    private static final class Scratch {
        /** Absent while one of the thread's channels uses it; another one that needs it meanwhile gets a new one. */
        private @Nullable ByteBuf array;
    }

    /** Where the bytes are. */
    private enum Place {
        /** In the thread's array. */
        SCRATCH,
        /** In a buffer that came from the channel. */
        READ,
        /** In a buffer that grows with the frame. */
        OWN,
        /** In an array that outlives the frame, for the thread's next long one. */
        LONG
    }

    private final boolean shared;
    private final boolean wantsArray;
    private @Nullable ByteBuf buffer;
    private Place place = Place.OWN;

    /**
     * Makes an empty cumulation.
     *
     * @param shared whether decoders may keep slices of the buffer
     * @param wantsArray whether it pays to copy a read into an array
     */
    Cumulation(boolean shared, boolean wantsArray) {
        this.shared = shared;
        this.wantsArray = wantsArray && !shared;
    }

    /** The bytes, or null if there are none. Neither release it nor keep it over a call of {@link #add}. */
    @Nullable
    ByteBuf buffer() {
        return buffer;
    }

    /**
     * Appends a read.
     *
     * @param read the bytes; ownership passes to this method
     * @param missing how many bytes the current frame still needs, 0 if that is not known
     * @param alloc the channel's allocator
     */
    void add(ByteBuf read, int missing, ByteBufAllocator alloc) {
        ByteBuf present = buffer;
        if (present == null && (!wantsArray || read.hasArray() || read.readableBytes() > SCRATCH_SIZE)) {
            buffer = read;
            place = Place.READ;
            return;
        }
        try {
            if (present == null) {
                buffer = takeScratch();
            } else if (wantsArray && fitsScratch(present, read, missing)) {
                Place from = place;
                buffer = takeScratch().writeBytes(present);
                dispose(present, from);
            } else {
                buffer = withRoom(present, read.readableBytes(), missing, alloc);
            }
            buffer.writeBytes(read);
        } finally {
            read.release();
        }
    }

    /** Short beginnings of a frame move to the thread's array; longer ones do not, or they would move with every read. */
    private static boolean fitsScratch(ByteBuf present, ByteBuf read, int missing) {
        int arrived = read.readableBytes();
        return present.readableBytes() <= arrived
                && missing <= arrived
                && present.readableBytes() + (long) arrived <= SCRATCH_SIZE;
    }

    private ByteBuf takeScratch() {
        Scratch scratch = SCRATCH.get();
        ByteBuf array = scratch.array;
        scratch.array = null;
        place = Place.SCRATCH;
        return array == null ? Unpooled.buffer(SCRATCH_SIZE, SCRATCH_SIZE) : array.clear();
    }

    private boolean outlivesRead() {
        return place == Place.OWN || place == Place.LONG;
    }

    private ByteBuf withRoom(ByteBuf present, int arrived, int missing, ByteBufAllocator alloc) {
        if (outlivesRead() && present.writableBytes() >= arrived && present.refCnt() == 1) {
            return present;
        }
        return moved(present, arrived, missing, alloc);
    }

    /** Moves the readable bytes into a new buffer of our own. */
    private ByteBuf moved(ByteBuf present, int arrived, int missing, ByteBufAllocator alloc) {
        int needed = Math.addExact(present.readableBytes(), arrived);
        long wanted = missing > arrived ? (long) needed + missing - arrived : 2L * needed;
        long bounded = Math.min(wanted, Math.max(MIN_GROWTH, (long) GROWTH_FACTOR * needed));
        int capacity = (int) Math.max(needed, Math.min(bounded, Integer.MAX_VALUE));
        Place from = place;
        ByteBuf own = allocate(capacity, Math.max(wanted, needed), (long) KEPT_FACTOR * needed, alloc);
        own.writeBytes(present, present.readerIndex(), present.readableBytes());
        if (from == Place.LONG && own.capacity() > present.capacity()) {
            present.release(); // the longer one will be kept
        } else {
            dispose(present, from);
        }
        return own;
    }

    private ByteBuf allocate(int capacity, long wanted, long keptAtMost, ByteBufAllocator alloc) {
        place = Place.OWN;
        if (shared) {
            return alloc.buffer(capacity);
        }
        ByteBuf array = wanted < LongFrameArray.MIN ? null : LongFrameArray.take(capacity, wanted, keptAtMost);
        if (array == null) {
            return alloc.heapBuffer(capacity);
        }
        place = Place.LONG;
        return array;
    }

    /**
     * Ends the work on a read: lets go of what is consumed, and brings the rest into a buffer of our own.
     *
     * @param missing how many bytes the current frame still needs, 0 if that is not known
     * @param alloc the channel's allocator
     */
    void settle(int missing, ByteBufAllocator alloc) {
        ByteBuf present = buffer;
        if (present == null) {
            return;
        }
        if (!present.isReadable()) {
            release();
        } else if (!outlivesRead() || present.readerIndex() > present.capacity() / 2 || present.refCnt() > 1) {
            buffer = moved(present, 0, missing, alloc);
        }
    }

    /** Gives up the bytes, which the caller then owns; null if there are none. */
    @Nullable
    ByteBuf take(ByteBufAllocator alloc) {
        ByteBuf present = buffer;
        if (present == null || !present.isReadable()) {
            release();
            return null;
        }
        buffer = null;
        return place == Place.SCRATCH ? moved(present, 0, 0, alloc) : present;
    }

    /** Drops the bytes. */
    void release() {
        if (buffer != null) {
            dispose(buffer, place);
            buffer = null;
        }
    }

    private static void dispose(ByteBuf present, Place place) {
        switch (place) {
            case SCRATCH -> SCRATCH.get().array = present;
            case LONG -> LongFrameArray.back(present);
            case READ, OWN -> present.release();
        }
    }
}
