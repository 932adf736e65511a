package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Takes the checksum off every payload that another deframer finds, and checks it. */
final class TrailerDeframer implements Deframer {

    private final Deframer deframer;
    private final Trailer trailer;

    TrailerDeframer(Deframer deframer, Trailer trailer) {
        this.deframer = deframer;
        this.trailer = trailer;
    }

    @Override
    public @Nullable ByteBuf next(ByteBuf in) {
        return check(in, deframer.next(in));
    }

    private @Nullable ByteBuf check(ByteBuf in, @Nullable ByteBuf payload) {
        if (payload == null) {
            return null;
        }
        try {
            return takeOff(payload);
        } catch (CorruptFrameException bad) {
            deframer.release(in);
            throw bad;
        }
    }

    private ByteBuf takeOff(ByteBuf payload) {
        int end = payload.writerIndex() - trailer.length();
        if (end < payload.readerIndex()) {
            throw new CorruptFrameException(
                    "a frame of " + payload.readableBytes() + " bytes has no room for its CRC-32C of "
                            + trailer.length(),
                    true);
        }
        Checksum.check(payload, payload.readerIndex(), end, end, trailer);
        return payload.writerIndex(end);
    }

    @Override
    public void release(ByteBuf in) {
        deframer.release(in);
    }

    @Override
    public int missing(ByteBuf in) {
        return deframer.missing(in);
    }

    @Override
    public @Nullable ByteBuf end(ByteBuf in) {
        return check(in, deframer.end(in));
    }
}
