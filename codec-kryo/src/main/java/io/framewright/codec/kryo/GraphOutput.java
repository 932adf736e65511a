package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.IdentityObjectIntMap;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Writes one message at a time. Into a buffer with an array it writes in place; for other buffers it fills a small array
 * of its own and copies that whenever it is full, so it never holds more of a message.
 */
final class GraphOutput extends Output {

    private static final int SCRATCH_BYTES = 8 * 1024;
    private static final int MIN_GROWTH = 64;
    private static final int KEPT_REFERENCES = 2048;

    private final int maxDepth;
    private final boolean cycles;
    private byte[] scratch = new byte[SCRATCH_BYTES];
    private ByteBuf target = Unpooled.EMPTY_BUFFER;
    private boolean inPlace;
    private int depth;
    private final IdentityObjectIntMap<Object> references = new IdentityObjectIntMap<>();
    private final IdentityObjectIntMap<Object> open = new IdentityObjectIntMap<>();

    GraphOutput(int maxDepth, boolean cycles) {
        this.maxDepth = maxDepth;
        this.cycles = cycles;
    }

    /** Appends to a buffer from now on. */
    void begin(ByteBuf out) {
        target = out;
        inPlace = out.hasArray() && out.isWritable();
        depth = 0;
        attach();
    }

    private void attach() {
        maxCapacity = Integer.MAX_VALUE;
        buffer = inPlace ? target.array() : scratch;
        position = inPlace ? target.arrayOffset() + target.writerIndex() : 0;
        capacity = inPlace ? target.arrayOffset() + target.capacity() : buffer.length;
    }

    /** Hands over what was written, and lets go of the buffer. */
    void finish() {
        flush();
        target = Unpooled.EMPTY_BUFFER;
        buffer = scratch;
        if (references.size > 0) {
            references.clear(KEPT_REFERENCES);
        }
    }

    /** Brings the buffer's writer index behind what was written so far. */
    @Override
    public void flush() {
        if (inPlace) {
            target.writerIndex(position - target.arrayOffset());
        } else {
            target.writeBytes(buffer, 0, position);
            position = 0;
        }
    }

    @Override
    protected boolean require(int required) {
        if (capacity - position >= required) {
            return false;
        }
        flush();
        if (inPlace) {
            int growth = Math.max(required, Math.min(MIN_GROWTH, target.maxWritableBytes()));
            target.ensureWritable(growth);
            inPlace = target.hasArray();
            attach();
        }
        if (capacity - position < required) {
            buffer = new byte[required];
            capacity = required;
        }
        return true;
    }

    /** Leaves a byte for the length of what follows; returns where. */
    int beginRun() {
        int start = index();
        writeByte(0);
        return start;
    }

    /** Writes the length of what was written since {@link #beginRun}, which moves if it takes more than a byte. */
    void endRun(int start) {
        int length = index() - start - 1;
        int more = varIntLength(length, true) - 1;
        for (int i = 0; i < more; i++) {
            writeByte(0);
        }
        if (inPlace || start >= target.writerIndex()) {
            int at = position - (index() - start);
            System.arraycopy(buffer, at + 1, buffer, at + 1 + more, length);
            int end = position;
            position = at;
            writeVarInt(length, true);
            position = end;
        } else {
            flush();
            byte[] run = new byte[length];
            target.getBytes(start + 1, run).writerIndex(start);
            writeVarInt(length, true);
            writeBytes(run);
        }
    }

    /** The place in the target where the next byte will be. */
    private int index() {
        return inPlace ? position - target.arrayOffset() : target.writerIndex() + position;
    }

    /** Goes into an object that holds others. */
    void enter() {
        if (++depth > maxDepth) {
            throw new EncodeException("objects nest deeper than " + maxDepth
                    + ": raise the limit maxDepth, or, if the objects refer to each other in a cycle, use"
                    + " kryo(references)");
        }
    }

    /** Comes out of what {@link #enter} went into. */
    void leave() {
        depth--;
    }

    /** Writes that an object was written before, unless it was not; then it counts as begun. */
    boolean writeReference(Object object) {
        int id = references.get(object, -1);
        if (id < 0) {
            references.put(object, references.size);
            if (!cycles) {
                open.put(object, 0);
            }
            writeByte(ReferenceSerializer.NEW);
            return false;
        }
        if (!cycles && open.containsKey(object)) {
            throw new EncodeException("the objects refer to each other in a cycle, which hash-collections rules out");
        }
        writeVarInt(id + ReferenceSerializer.FIRST, true);
        return true;
    }

    /** Tells that all of an object was written. */
    void complete(Object object) {
        if (!cycles) {
            open.remove(object, 0);
        }
    }
}
