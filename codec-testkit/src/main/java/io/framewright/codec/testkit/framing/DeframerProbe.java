package io.framewright.codec.testkit.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.testkit.HexVectors;
import io.framewright.framing.BadFrame;
import io.framewright.framing.Deframer;
import io.framewright.framing.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stream and its deframer, whose every step is checked for what all deframers must do. */
final class DeframerProbe implements AutoCloseable {

    private static final Step NOTHING = new Step.Nothing();

    private final Deframer deframer;
    private final String stream;
    private ByteBuf in;
    private long budget = 1;

    /** Begins with no bytes. */
    DeframerProbe(Framing framing, String stream) {
        this(framing, stream, Unpooled.buffer());
    }

    /** Begins with these bytes; they are released with the probe. */
    DeframerProbe(Framing framing, String stream, ByteBuf in) {
        this.deframer = framing.newDeframer();
        this.stream = stream;
        this.in = in;
        budget += in.readableBytes();
    }

    /** Gets more bytes from the peer. */
    DeframerProbe feed(byte[] bytes, int from, int to) {
        in.writeBytes(bytes, from, to - from);
        budget += to - from;
        return this;
    }

    DeframerProbe feed(byte[] bytes) {
        return feed(bytes, 0, bytes.length);
    }

    /** Moves the unread bytes to another buffer, at another index. */
    DeframerProbe move() {
        ByteBuf moved = Unpooled.buffer(in.readableBytes() + 3).writeZero(3);
        moved.skipBytes(3).writeBytes(in, in.readerIndex(), in.readableBytes());
        in.release();
        in = moved;
        return this;
    }

    /** Takes all frames that are whole; none may be bad. */
    List<Step> frames() {
        List<Step> frames = new ArrayList<>();
        for (Step step = frame(); step instanceof Step.Frame; step = frame()) {
            frames.add(step);
        }
        return frames;
    }

    /** Takes a frame, if one is whole; it may not be bad. */
    Step frame() {
        Step step = step();
        if (step instanceof Step.Bad bad) {
            throw new AssertionError("next refused a good frame of " + stream, (Throwable) bad.frame());
        }
        return step;
    }

    /** Takes a frame, good or bad, if one is whole. */
    Step step() {
        int from = in.readerIndex();
        Step step = attempt("next", () -> deframer.next(in));
        requireProgress(step, from);
        return step;
    }

    /** Ends the stream. */
    Step end() {
        return attempt("end", () -> deframer.end(in));
    }

    int missing() {
        return deframer.missing(in);
    }

    private interface Search {
        @Nullable
        ByteBuf run();
    }

    private Step attempt(String method, Search search) {
        int from = in.readerIndex();
        int end = in.writerIndex();
        byte[] before = ByteBufUtil.getBytes(in, 0, end);
        Step step = search(method, search);
        requireOnlyRead(step, from, end, before);
        return step;
    }

    private Step search(String method, Search search) {
        String bytes = HexVectors.show(ByteBufUtil.getBytes(in));
        try {
            ByteBuf payload = search.run();
            return payload == null ? NOTHING : taken(payload);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            if (e instanceof DecoderException && e instanceof BadFrame bad) {
                return new Step.Bad(bad);
            }
            throw new AssertionError(
                    "only a DecoderException that is a BadFrame may come out of " + method + ", not "
                            + e.getClass().getName() + ", in " + stream + "; unread were " + bytes,
                    e);
        }
    }

    private Step taken(ByteBuf payload) {
        Step frame = new Step.Frame(HexFormat.of().formatHex(ByteBufUtil.getBytes(payload)));
        deframer.release(in);
        return frame;
    }

    private void requireOnlyRead(Step step, int from, int end, byte[] before) {
        assertThat(in.refCnt())
                .as("a deframer must neither retain nor release its input; its count, after %s in %s", step, stream)
                .isEqualTo(1);
        assertThat(in.writerIndex())
                .as("the writer index must be put back, for its caller writes on there; after %s in %s", step, stream)
                .isEqualTo(end);
        assertThat(in.readerIndex())
                .as("the reader index must not go back, nor beyond what is there; after %s in %s", step, stream)
                .isBetween(from, end);
        assertThat(ByteBufUtil.getBytes(in, 0, end))
                .as("a deframer must never change its input, as it did with %s in %s", step, stream)
                .isEqualTo(before);
    }

    private void requireProgress(Step step, int from) {
        if (step instanceof Step.Frame) {
            assertThat(in.readerIndex())
                    .as("release must put the reader index behind the frame, after %s in %s", step, stream)
                    .isGreaterThan(from);
        }
        if (!(step instanceof Step.Nothing)) {
            budget--;
            assertThat(budget)
                    .as("a stream of so few bytes cannot have so many frames: the last was %s in %s", step, stream)
                    .isNotNegative();
        }
    }

    @Override
    public void close() {
        in.release(in.refCnt());
    }
}
