package io.framewright.codec.testkit;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes the inputs of a {@link HostileContract}, one after the other. */
final class HostileInputs<T> implements AutoCloseable {

    /** Longer messages are mutated less often, for they cost more. */
    private static final int SHORT = 1024;

    /** How often a good message follows: it costs more than most hostile ones. */
    private static final int GOOD_EVERY = 4;

    private static final int MAX_KEPT = 1 << 20;
    private static final int ATTEMPTS = 5;
    private static final Set<Class<?>> EVERYWHERE = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Character.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class);

    private record Sample<T>(byte[] bytes, T message, Object comparable) {}

    private final HostileContract<T> hostile;
    private final CodecContract<T> contract;
    private final CodecProbe<T> probe;
    private final Codec<T> codec;
    private final List<Sample<T>> samples = new ArrayList<>();
    private final List<Sample<T>> shortSamples;
    private final Set<Class<?>> admitted = new HashSet<>(EVERYWHERE);
    private final MeteredAllocator allocator = new MeteredAllocator();
    private final ByteBuf direct = allocator.directBuffer();
    private final long start = System.nanoTime();
    private ByteBuf out = allocator.heapBuffer();
    private long decoded;
    private long refused;
    private long mostAllocated;
    private double mostPerByte;

    HostileInputs(HostileContract<T> hostile) {
        this.hostile = hostile;
        contract = hostile.contract();
        probe = new CodecProbe<>(contract);
        codec = contract.codec(DecodeLimits.DEFAULT);
        for (T message : probe.samples()) {
            samples.add(new Sample<>(probe.encode(codec, message), message, contract.comparable(message)));
            Graph.visit(message, admitted::add);
        }
        List<Sample<T>> few = samples.stream()
                .filter(sample -> sample.bytes().length <= SHORT)
                .toList();
        shortSamples = few.isEmpty() ? samples : few;
        samples.forEach(this::learn);
    }

    /** A sample that went over the wire may hold other classes than the one that was written down. */
    private void learn(Sample<T> sample) {
        T message = codec.decode(direct.clear().writeBytes(sample.bytes()));
        Graph.visit(message, admitted::add);
        contract.release(message);
    }

    @Override
    public void close() {
        probe.releaseMessages();
        direct.release();
        out.release();
    }

    void take(long number) {
        Garbage garbage = new Garbage(number);
        byte[] bytes = garbage.mutation(any(garbage).bytes(), any(garbage).bytes());
        decode(codec, bytes, garbage.below(2) == 0);
        if (garbage.below(GOOD_EVERY) == 0) {
            requireGood(any(garbage));
        }
        if (allocator.live() != 2) {
            throw new AssertionError("a buffer was not released for " + HexVectors.show(bytes));
        }
    }

    private Sample<T> any(Garbage garbage) {
        List<Sample<T>> from = garbage.below(32) == 0 ? samples : shortSamples;
        return from.get(garbage.below(from.size()));
    }

    /** Takes one sample at least, and more if they are short. */
    void declareMuch() {
        int bytes = 0;
        for (Sample<T> sample : shortSamples) {
            if (bytes == 0 || bytes + sample.bytes().length < SHORT / 2) {
                bytes += sample.bytes().length;
                Garbage.declareMuch(sample.bytes(), spoilt -> decode(codec, spoilt, false));
            }
        }
    }

    /** Decodes bytes that must be refused and cost little. */
    void refuse(Hostile bytes) {
        long before = refused;
        decode(contract.codec(bytes.limits()), bytes.bytes(), false);
        if (refused == before) {
            throw new AssertionError("decode must refuse " + bytes.name());
        }
    }

    private void decode(Codec<T> codec, byte[] bytes, boolean inDirect) {
        ByteBuf in = inDirect ? direct.clear() : allocator.heapBuffer(bytes.length);
        in.writeBytes(bytes);
        try {
            T message = metered(codec, in, bytes);
            if (message == null) {
                refused++;
            } else {
                decoded++;
                requireSound(message, in, bytes);
            }
            if (in.refCnt() != 1) {
                throw new AssertionError("the buffer's count is " + in.refCnt() + " after " + HexVectors.show(bytes));
            }
        } finally {
            if (!inDirect) {
                in.release();
            }
        }
    }

    /** Classes are loaded, and caches filled, for the first inputs: what allocates too much is decoded again. */
    private @Nullable T metered(Codec<T> codec, ByteBuf in, byte[] bytes) {
        long allowed = hostile.allocatedAnyway() + (long) hostile.allocatedPerByte() * bytes.length;
        for (int attempt = 1; ; attempt++) {
            long before = allocated();
            T message = tryDecode(codec, in.readerIndex(0), bytes);
            long allocated = allocated() - before;
            if (allocated <= allowed) {
                count(allocated, bytes);
                return message;
            }
            release(message);
            if (attempt == ATTEMPTS) {
                throw new AssertionError("decode allocated " + allocated + " bytes, not at most " + allowed + ", for "
                        + HexVectors.show(bytes));
            }
        }
    }

    /** What this thread has asked for up to now, of the heap and of the allocator. */
    private long allocated() {
        return Allocation.now() + allocator.directBytes();
    }

    private void count(long allocated, byte[] bytes) {
        mostAllocated = Math.max(mostAllocated, allocated);
        double perByte = (allocated - hostile.allocatedAnyway()) / (double) Math.max(1, bytes.length);
        mostPerByte = Math.max(mostPerByte, perByte);
    }

    private void release(@Nullable T message) {
        if (message != null) {
            contract.release(message);
        }
    }

    private @Nullable T tryDecode(Codec<T> codec, ByteBuf in, byte[] bytes) {
        try {
            return Objects.requireNonNull(codec.decode(in), "decode returned null");
        } catch (DecodeException e) {
            return null;
        } catch (Exception | Error e) {
            throw new AssertionError(
                    "only DecodeException may come out of decode, not " + e + ", for " + HexVectors.show(bytes), e);
        }
    }

    private void requireSound(T message, ByteBuf in, byte[] bytes) {
        try {
            if (in.isReadable()) {
                throw new AssertionError("decode left bytes over of " + HexVectors.show(bytes));
            }
            Graph.visit(message, type -> requireAdmitted(type, bytes));
            tryEncode(message, bytes);
        } finally {
            contract.release(message);
        }
    }

    private void requireAdmitted(Class<?> type, byte[] bytes) {
        if (!admitted.contains(type)) {
            if (!hostile.admits(type)) {
                throw new AssertionError("decode made a " + type.getName() + " of " + HexVectors.show(bytes)
                        + "; it may not, unless admits() says so");
            }
            admitted.add(type);
        }
    }

    private void tryEncode(T message, byte[] bytes) {
        if (out.capacity() > MAX_KEPT) {
            out.release();
            out = allocator.heapBuffer();
        }
        try {
            codec.encode(message, out.clear());
        } catch (EncodeException e) {
            if (out.writerIndex() != 0) {
                throw new AssertionError(
                        "a message that was refused left a trace; it was decoded from " + HexVectors.show(bytes), e);
            }
        } catch (Exception | Error e) {
            throw new AssertionError(
                    "only EncodeException may come out of encode, not " + e + ", for the message decoded from "
                            + HexVectors.show(bytes),
                    e);
        }
    }

    private void requireGood(Sample<T> sample) {
        T message = tryDecode(codec, direct.clear().writeBytes(sample.bytes()), sample.bytes());
        if (message == null) {
            throw new AssertionError("a good message was refused behind a hostile one");
        }
        try {
            if (!contract.comparable(message).equals(sample.comparable())) {
                throw new AssertionError(
                        "a good message was decoded wrong behind a hostile one: " + CodecProbe.show(message));
            }
        } finally {
            contract.release(message);
        }
    }

    void report(String name) {
        HostileRun.report(
                name,
                name,
                HostileRun.inputs(),
                decoded,
                refused,
                mostAllocated,
                (long) Math.ceil(mostPerByte),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    }
}
