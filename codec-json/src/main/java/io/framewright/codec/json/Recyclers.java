package io.framewright.codec.json;

import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.RecyclerPool;

/** Jackson's buffers, of all codecs. Its own pool is a queue, which costs a tenth of the time of a short message. */
final class Recyclers implements RecyclerPool<BufferRecycler> {

    static final Recyclers SHARED = new Recyclers();

    private static final long serialVersionUID = 1L;

    private final transient Slots<BufferRecycler> slots = new Slots<>();

    private Recyclers() {}

    @Override
    public BufferRecycler acquirePooled() {
        BufferRecycler kept = slots.take();
        return kept == null ? new BufferRecycler() : kept;
    }

    @Override
    public void releasePooled(BufferRecycler recycler) {
        slots.keep(recycler);
    }
}
