package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;

/** Appends a checksum to every payload, before another framing closes the frame. */
final class TrailerFraming implements Framing {

    private final Framing framing;
    private final Trailer trailer;

    /** The framing has room for the trailer in its largest payload. */
    TrailerFraming(Framing framing, Trailer trailer) {
        this.framing = framing;
        this.trailer = trailer;
    }

    @Override
    public int open(ByteBuf out) {
        return framing.open(out);
    }

    @Override
    public void close(ByteBuf out, int start) {
        int payloadStart = start + framing.headerLength();
        int length = out.writerIndex() - payloadStart;
        if (length > maxPayload()) {
            throw new EncodeException("a payload of " + length + " bytes is over the limit of " + maxPayload());
        }
        trailer.write(out, Checksum.of(out, payloadStart, out.writerIndex()));
        framing.close(out, start);
    }

    @Override
    public Deframer newDeframer() {
        return new TrailerDeframer(framing.newDeframer(), trailer);
    }

    @Override
    public int maxPayload() {
        return framing.maxPayload() - trailer.length();
    }

    @Override
    public int headerLength() {
        return framing.headerLength();
    }

    @Override
    public boolean canCarry(byte[] prefix) {
        return prefix.length <= maxPayload() && framing.canCarry(prefix);
    }
}
