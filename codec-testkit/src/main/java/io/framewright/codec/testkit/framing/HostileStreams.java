package io.framewright.codec.testkit.framing;

import com.sun.management.ThreadMXBean;
import io.framewright.codec.EncodeException;
import io.framewright.codec.testkit.Garbage;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.codec.testkit.HostileRun;
import io.framewright.framing.BadFrame;
import io.framewright.framing.Deframer;
import io.framewright.framing.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes the streams of a {@link HostileFramingContract}, one after the other. */
final class HostileStreams implements AutoCloseable {

    private static final int FREE_BYTES = 64 * 1024;
    private static final int ATTEMPTS = 5;
    private static final int MOST_FRAMES = 4;
    private static final int[] LENGTHS = {1, 0, 2, 3, 7, 11, 12, 15, 16, 60, 127, 128, 255};
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Good frames behind a hostile stream that may be lost. */
    private static final int LOST = 3;

    private enum Outcome {
        NOTHING,
        FRAME,
        BAD,
        END
    }

    private record Frame(byte[] bytes, byte[] payload) {}

    private final Framing framing;
    private final boolean findsItsWay;
    private final int allocatedPerByte;
    private final List<Frame> frames = new ArrayList<>();
    private final ByteBuf in = Unpooled.buffer();
    private final long start = System.nanoTime();
    private byte[] last = {};
    private long good;
    private long bad;
    private long mostAllocated;

    HostileStreams(Framing framing, boolean findsItsWay, int allocatedPerByte) {
        this.framing = framing;
        this.findsItsWay = findsItsWay;
        this.allocatedPerByte = allocatedPerByte;
        for (int length : LENGTHS) {
            addFrame(length);
        }
        if (frames.isEmpty()) {
            addFrame(framing.maxPayload());
        }
        if (frames.isEmpty()) {
            throw new AssertionError(framing + " carries none of the payloads that are tried");
        }
    }

    /** Letters, and a byte above them; no framing but one of a fixed length refuses them. */
    private void addFrame(int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) ('a' + i % 26);
        }
        ByteBuf out = Unpooled.buffer();
        try {
            int frame = framing.open(out);
            out.writeBytes(payload);
            framing.close(out, frame);
            frames.add(new Frame(ByteBufUtil.getBytes(out), payload));
        } catch (EncodeException e) {
            // of another length than it carries
        } finally {
            out.release();
        }
    }

    @Override
    public void close() {
        in.release();
    }

    void take(long number) {
        Garbage garbage = new Garbage(number);
        byte[] stream = garbage.mutation(some(garbage), some(garbage));
        int seed = garbage.below(Integer.MAX_VALUE);
        boolean open = metered(stream, seed);
        if (open && findsItsWay) {
            requireWayFound(stream);
        }
        requireGood(any(garbage));
    }

    /** Classes are loaded for the first streams: one that allocates too much is read again. */
    private boolean metered(byte[] stream, int seed) {
        long allowed = FREE_BYTES + (long) allocatedPerByte * stream.length;
        for (int attempt = 1; ; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            boolean open = read(framing.newDeframer(), stream, new Garbage(seed));
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (allocated <= allowed) {
                mostAllocated = Math.max(mostAllocated, allocated);
                return open;
            }
            if (attempt == ATTEMPTS) {
                throw new AssertionError(allocated + " bytes allocated for " + HexVectors.show(stream));
            }
        }
    }

    private Frame any(Garbage garbage) {
        return frames.get(garbage.below(frames.size()));
    }

    private byte[] some(Garbage garbage) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = garbage.below(MOST_FRAMES); i >= 0; i--) {
            stream.writeBytes(any(garbage).bytes());
        }
        return stream.toByteArray();
    }

    /** Reads a stream in up to three pieces; returns whether it goes on behind them. */
    private boolean read(Deframer deframer, byte[] stream, Garbage garbage) {
        int first = garbage.below(stream.length + 1);
        int second = first + garbage.below(stream.length - first + 1);
        in.clear().writeBytes(stream, 0, first);
        boolean open = drain(deframer, stream);
        in.writeBytes(stream, first, second - first);
        open = open && drain(deframer, stream);
        in.writeBytes(stream, second, stream.length - second);
        open = open && drain(deframer, stream);
        for (int i = 0; i < stream.length; i++) {
            if (in.getByte(i) != stream[i]) {
                throw new AssertionError("the deframer wrote into its input at " + i + ", " + HexVectors.show(stream));
            }
        }
        if (open && garbage.below(4) == 0) {
            step(deframer, stream, true);
            return false;
        }
        return open;
    }

    /** Takes all frames, good and bad, in no more steps than there are bytes; returns whether the stream goes on. */
    private boolean drain(Deframer deframer, byte[] stream) {
        for (int budget = in.readableBytes() + 1; budget >= 0; budget--) {
            Outcome outcome = step(deframer, stream, false);
            if (outcome == Outcome.NOTHING || outcome == Outcome.END) {
                return outcome == Outcome.NOTHING;
            }
        }
        throw new AssertionError("more steps than bytes for " + HexVectors.show(stream));
    }

    private Outcome step(Deframer deframer, byte[] stream, boolean end) {
        int from = in.readerIndex();
        int to = in.writerIndex();
        Outcome outcome = outcome(deframer, stream, end);
        if (in.writerIndex() != to || in.readerIndex() < from || in.refCnt() != 1) {
            throw new AssertionError("indices or count of the input are wrong after " + outcome + ": " + in + " for "
                    + HexVectors.show(stream));
        }
        if (outcome == Outcome.FRAME && in.readerIndex() == from && !end) {
            throw new AssertionError("a frame of no bytes in " + HexVectors.show(stream));
        }
        return outcome;
    }

    private Outcome outcome(Deframer deframer, byte[] stream, boolean end) {
        try {
            ByteBuf payload = end ? deframer.end(in) : deframer.next(in);
            return taken(deframer, payload, stream);
        } catch (DecoderException e) {
            if (e instanceof BadFrame badFrame) {
                bad++;
                return badFrame.inStep() ? Outcome.BAD : Outcome.END;
            }
            throw only(e, stream);
        } catch (Exception | Error e) {
            throw only(e, stream);
        }
    }

    private Outcome taken(Deframer deframer, @Nullable ByteBuf payload, byte[] stream) {
        if (payload == null) {
            return Outcome.NOTHING;
        }
        good++;
        if (payload.readableBytes() > framing.maxPayload()) {
            throw new AssertionError(
                    "a payload of " + payload.readableBytes() + " bytes in " + HexVectors.show(stream));
        }
        last = ByteBufUtil.getBytes(payload);
        deframer.release(in);
        return Outcome.FRAME;
    }

    private static AssertionError only(Throwable e, byte[] stream) {
        return new AssertionError(
                "only a DecoderException that is a BadFrame may come out, not " + e + ", for "
                        + HexVectors.show(stream),
                e);
    }

    /** Behind good frames that a hostile end may swallow, the next is delivered. */
    private void requireWayFound(byte[] stream) {
        Frame frame = frames.get(0);
        in.clear().writeBytes(stream);
        for (int i = 0; i <= LOST; i++) {
            in.writeBytes(frame.bytes());
        }
        if (!drain(framing.newDeframer(), stream) || !Arrays.equals(last, frame.payload())) {
            throw new AssertionError("the good frames behind it were lost, for " + HexVectors.show(stream));
        }
    }

    private void requireGood(Frame frame) {
        in.clear().writeBytes(frame.bytes());
        if (!drain(framing.newDeframer(), frame.bytes()) || !Arrays.equals(last, frame.payload()) || in.isReadable()) {
            throw new AssertionError("a good frame was refused behind a hostile stream");
        }
    }

    void report() {
        HostileRun.report(
                framing.toString(),
                "`" + framing + "`",
                HostileRun.inputs(),
                good,
                bad,
                mostAllocated,
                "",
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    }
}
