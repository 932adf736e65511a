package io.framewright.benchmarks;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.netty.buffer.ByteBuf;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * How much memory does a long frame take while it comes in reads of 1 KiB? Counted are the bytes of all buffers from the
 * channel's allocator, the reads included, and of those into which a framing unescapes.
 */
public final class LongFrameMemory {

    private static final int SHORT_PAYLOAD = 100;

    /**
     * What one frame took.
     *
     * @param frameLength how many bytes the frame has on the wire
     * @param most how many bytes all buffers had at most
     * @param largest how many bytes the largest buffer had
     */
    record Taken(int frameLength, long most, int largest) {}

    private static final List<Integer> SIZES = List.of(1 << 20, 64 << 20);

    private LongFrameMemory() {}

    /** Prints a table of all framings. */
    public static void main(String[] args) {
        PrintStream out = System.out;
        out.printf(
                "%-15s %-12s %12s %15s %8s %15s%n",
                "framing", "side", "frame", "bytes at most", "ratio", "largest buffer");
        for (Splitting splitting : Splitting.values()) {
            for (int size : SIZES) {
                print(out, splitting, size, Side.FRAMEWRIGHT);
                if (isFast(splitting)) {
                    print(out, splitting, size, Side.STOCK);
                }
            }
        }
    }

    private static void print(PrintStream out, Splitting splitting, int size, Side side) {
        Taken taken = taken(splitting, size, side);
        out.printf(
                Locale.ROOT,
                "%-15s %-12s %,12d %,15d %7.2f× %,15d%n",
                splitting.label(),
                side.label(),
                taken.frameLength,
                taken.most,
                (double) taken.most / taken.frameLength,
                taken.largest);
    }

    /** Whether Netty receives 64 MiB within minutes. */
    private static boolean isFast(Splitting splitting) {
        return switch (splitting) {
            case LENGTH_HEADER, VARINT_HEADER, FIXED_LENGTH, LINE -> true;
            case DELIMITER_OF_1, DELIMITER_OF_2, COBS, SLIP -> false;
        };
    }

    /** Receives one frame, on a thread of its own: one that has kept no array of an earlier frame. */
    static Taken taken(Splitting splitting, int payloadLength, Side side) {
        FutureTask<Taken> task = new FutureTask<>(() -> receive(splitting, payloadLength, side));
        new Thread(task, "receiver").start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("receiving failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The thread's array for short reads is there before the count begins: it belongs to no frame. */
    private static Taken receive(Splitting splitting, int payloadLength, Side side) {
        receive(splitting, SHORT_PAYLOAD, side, new CountingAllocator());
        return receive(splitting, payloadLength, side, new CountingAllocator());
    }

    private static Taken receive(Splitting splitting, int payloadLength, Side side, CountingAllocator alloc) {
        LongFrame frame = new LongFrame(splitting, payloadLength, side, new Sampling(alloc), alloc);
        try {
            frame.receive();
            return new Taken(frame.length(), alloc.most(), alloc.largest());
        } finally {
            frame.close();
        }
    }

    /** Decodes {@link Touch}, and counts while it does: a framing may have unescaped the payload. */
    private record Sampling(CountingAllocator alloc) implements CodecProvider, Codec<Touch> {

        @Override
        public String name() {
            return "sampling";
        }

        @Override
        @SuppressWarnings("unchecked") // asked for Touch only
        public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
            return (Codec<T>) this;
        }

        @Override
        public void encode(Touch message, ByteBuf out) {
            throw new UnsupportedOperationException("only decodes");
        }

        @Override
        public boolean prefersArray() {
            return false;
        }

        @Override
        public Touch decode(ByteBuf in) {
            alloc.sample();
            in.readerIndex(in.writerIndex());
            return Touch.MESSAGE;
        }
    }
}
