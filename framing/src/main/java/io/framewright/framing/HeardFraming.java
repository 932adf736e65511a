package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.DecoderException;

/** Tells a listener of every frame. Only handlers and the like see it; {@link Protocol#framing} is the framing itself. */
final class HeardFraming implements Framing {

    private final Framing framing;
    private final ProtocolListener listener;

    HeardFraming(Framing framing, ProtocolListener listener) {
        this.framing = framing;
        this.listener = listener;
    }

    @Override
    public int open(ByteBuf out) {
        return framing.open(out);
    }

    @Override
    public void close(ByteBuf out, int start) {
        try {
            framing.close(out, start);
        } catch (EncodeException failure) {
            listener.frameRefused(failure);
            throw failure;
        }
        listener.frameWritten(out.writerIndex() - start);
    }

    @Override
    public Deframer newDeframer() {
        Deframer deframer = framing.newDeframer();
        return deframer instanceof NarrowingDeframer narrowing
                ? new HeardNarrowingDeframer(narrowing, listener)
                : new HeardDeframer(deframer, listener);
    }

    /** What a handler reports, whatever a framing throws. */
    static DecoderException decoderException(Throwable failure) {
        return failure instanceof DecoderException expected
                ? expected
                : new DecoderException("the framing failed", failure);
    }

    @Override
    public int maxPayload() {
        return framing.maxPayload();
    }

    @Override
    public int headerLength() {
        return framing.headerLength();
    }

    @Override
    public boolean keepsHeader() {
        return framing.keepsHeader();
    }

    @Override
    public boolean canCarry(byte[] prefix) {
        return framing.canCarry(prefix);
    }

    @Override
    public Framing withTrailer(int length) {
        return new HeardFraming(framing.withTrailer(length), listener);
    }

    @Override
    public String toString() {
        return framing.toString();
    }
}
