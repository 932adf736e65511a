package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Tells a listener of every frame that a deframer finds, and of every bad one. */
final class HeardDeframer implements Deframer {

    private final Deframer deframer;
    private final ProtocolListener listener;

    /** Where the frame that was handed over begins. */
    private int start;

    HeardDeframer(Deframer deframer, ProtocolListener listener) {
        this.deframer = deframer;
        this.listener = listener;
    }

    @Override
    public @Nullable ByteBuf next(ByteBuf in) {
        start = in.readerIndex();
        try {
            return deframer.next(in);
        } catch (Throwable failure) {
            listener.badFrame(HeardFraming.decoderException(failure));
            throw failure;
        }
    }

    @Override
    public void release(ByteBuf in) {
        deframer.release(in);
        listener.frameRead(in.readerIndex() - start);
    }

    @Override
    public int missing(ByteBuf in) {
        return deframer.missing(in);
    }

    @Override
    public boolean readsEveryByte() {
        return deframer.readsEveryByte();
    }

    @Override
    public @Nullable ByteBuf end(ByteBuf in) {
        start = in.readerIndex();
        try {
            return deframer.end(in);
        } catch (Throwable failure) {
            listener.badFrame(HeardFraming.decoderException(failure));
            throw failure;
        }
    }
}
