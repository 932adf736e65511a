package io.framewright.codec.testkit.framing;

import io.framewright.framing.Deframer;
import io.framewright.framing.FrameTooLongException;
import io.framewright.framing.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.CorruptedFrameException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Framings with one fault each. */
final class BrokenFramings {

    private static final int MAX = 100;

    private BrokenFramings() {}

    /** A framing that writes as it should. */
    static Supplier<Framing> reading(IntFunction<Deframer> deframer) {
        return () -> new XorHeader(MAX) {
            @Override
            public Deframer newDeframer() {
                return deframer.apply(MAX);
            }
        };
    }

    static Framing otherSum() {
        return new XorHeader(MAX) {
            @Override
            public void close(ByteBuf out, int start) {
                super.close(out, start);
                out.setByte(out.writerIndex() - 1, ~out.getByte(out.writerIndex() - 1));
            }

            @Override
            public Deframer newDeframer() {
                return new XorDeframer(MAX) {
                    @Override
                    RuntimeException badSum(ByteBuf in, int length) {
                        return new IllegalStateException("not asked for");
                    }

                    @Override
                    public @Nullable ByteBuf next(ByteBuf in) {
                        if (!in.isReadable() || in.readableBytes() < in.getUnsignedByte(in.readerIndex()) + 2) {
                            return null;
                        }
                        return narrow(in, in.readerIndex() + 1, in.getUnsignedByte(in.readerIndex()));
                    }
                };
            }
        };
    }

    static Framing smallHeader() {
        return new XorHeader(MAX) {
            @Override
            public int headerLength() {
                return 0;
            }
        };
    }

    static Framing headerAtTheBuffersStart() {
        return new XorHeader(MAX) {
            @Override
            public void close(ByteBuf out, int start) {
                super.close(out, start);
                out.setByte(0, out.getByte(start));
            }
        };
    }

    static Framing carriesAnything() {
        return new XorHeader(MAX) {
            @Override
            public void close(ByteBuf out, int start) {
                int first = out.writerIndex() > start + 1 ? out.getByte(start + 1) : 0;
                out.setByte(start + 1, first & 0x7f);
                super.close(out, start);
            }
        };
    }

    static Framing writesAnyLength() {
        return new XorHeader(MAX) {
            @Override
            public void close(ByteBuf out, int start) {
                out.writerIndex(Math.min(out.writerIndex(), start + 1 + MAX));
                super.close(out, start);
            }
        };
    }

    static Framing carriesShortPrefixesOnly() {
        return new XorHeader(MAX) {
            @Override
            public boolean canCarry(byte[] prefix) {
                return super.canCarry(prefix) && prefix.length < 8;
            }
        };
    }

    static Framing sharesItsDeframer() {
        Deframer shared = new RemembersTheLength(MAX);
        return new XorHeader(MAX) {
            @Override
            public Deframer newDeframer() {
                return shared;
            }
        };
    }

    static Framing printsNoMaximum() {
        return new XorHeader(MAX) {
            @Override
            public String toString() {
                return "xor-header";
            }
        };
    }

    static Framing belongsToOneThread() {
        AtomicReference<Thread> owner = new AtomicReference<>();
        return new XorHeader(MAX) {
            @Override
            public int open(ByteBuf out) {
                Thread current = Thread.currentThread();
                boolean mine = owner.compareAndSet(null, current) || owner.get() == current;
                return mine ? super.open(out) : super.open(out) + 1;
            }
        };
    }

    static class LosesTheLastByte extends XorDeframer {
        LosesTheLastByte(int max) {
            super(max);
        }

        @Override
        ByteBuf narrow(ByteBuf in, int start, int length) {
            super.narrow(in, start, length);
            return length == 0 ? in : in.writerIndex(start + length - 1);
        }
    }

    static class ReadsTheArray extends XorDeframer {
        ReadsTheArray(int max) {
            super(max);
        }

        @Override
        public @Nullable ByteBuf next(ByteBuf in) {
            return in.array().length == 0 ? null : super.next(in);
        }
    }

    static class ForgetsTheHeader extends XorDeframer {
        ForgetsTheHeader(int max) {
            super(max);
        }

        @Override
        public @Nullable ByteBuf next(ByteBuf in) {
            ByteBuf payload = super.next(in);
            if (payload == null && in.isReadable()) {
                in.skipBytes(1);
            }
            return payload;
        }
    }

    static class GivesUpAfterThreeReads extends XorDeframer {
        private int reads;

        GivesUpAfterThreeReads(int max) {
            super(max);
        }

        @Override
        public @Nullable ByteBuf next(ByteBuf in) {
            ByteBuf payload = super.next(in);
            reads = payload == null ? reads + 1 : 0;
            if (reads > 3) {
                in.skipBytes(in.readableBytes());
            }
            return payload;
        }
    }

    /** Remembers an index of the buffer it has seen last. */
    static class RemembersAnIndex extends XorDeframer {
        private int index;

        RemembersAnIndex(int max) {
            super(max);
        }

        @Override
        public @Nullable ByteBuf next(ByteBuf in) {
            index = Math.max(index, in.readerIndex());
            in.readerIndex(Math.min(index, in.writerIndex()));
            return super.next(in);
        }

        @Override
        public void release(ByteBuf in) {
            super.release(in);
            index = in.readerIndex();
        }
    }

    static class RemembersTheLength extends XorDeframer {
        private int length = -1;

        RemembersTheLength(int max) {
            super(max);
        }

        @Override
        public @Nullable ByteBuf next(ByteBuf in) {
            if (length < 0 && in.isReadable()) {
                length = in.getUnsignedByte(in.readerIndex());
            }
            if (length < 0 || in.readableBytes() < length + 2) {
                return null;
            }
            ByteBuf payload = narrow(in, in.readerIndex() + 1, length);
            length = -1;
            return payload;
        }
    }

    static class EndsInSilence extends XorDeframer {
        EndsInSilence(int max) {
            super(max);
        }

        @Override
        public @Nullable ByteBuf end(ByteBuf in) {
            return null;
        }
    }

    static class AlwaysMissesAWholeFrame extends XorDeframer {
        AlwaysMissesAWholeFrame(int max) {
            super(max);
        }

        @Override
        public int missing(ByteBuf in) {
            return in.isReadable() ? in.getUnsignedByte(in.readerIndex()) + 2 : 0;
        }
    }

    static class ThrowsNoDecoderException extends XorDeframer {
        ThrowsNoDecoderException(int max) {
            super(max);
        }

        @Override
        RuntimeException noLength(ByteBuf in) {
            return new IllegalArgumentException("255 is no length");
        }
    }

    static class ThrowsNoBadFrame extends XorDeframer {
        ThrowsNoBadFrame(int max) {
            super(max);
        }

        @Override
        RuntimeException badSum(ByteBuf in, int length) {
            return new CorruptedFrameException("the sum is wrong");
        }
    }

    static class ReportsABadFrameForEver extends XorDeframer {
        ReportsABadFrameForEver(int max) {
            super(max);
        }

        @Override
        RuntimeException badSum(ByteBuf in, int length) {
            int start = in.readerIndex();
            RuntimeException bad = super.badSum(in, length);
            in.readerIndex(start);
            return bad;
        }
    }

    static class LosesStepBehindABadFrame extends XorDeframer {
        LosesStepBehindABadFrame(int max) {
            super(max);
        }

        @Override
        RuntimeException badSum(ByteBuf in, int length) {
            RuntimeException bad = super.badSum(in, length);
            in.readerIndex(in.readerIndex() - 1);
            return bad;
        }
    }

    static class ReadsAnyLength extends XorDeframer {
        ReadsAnyLength(int max) {
            super(XorHeader.MAX);
        }
    }

    static class CallsALimitCorrupt extends XorDeframer {
        CallsALimitCorrupt(int max) {
            super(max);
        }

        @Override
        RuntimeException tooLong(int length) {
            return super.tooLong(length) instanceof FrameTooLongException
                    ? new io.framewright.framing.CorruptFrameException("too long", true)
                    : new IllegalStateException();
        }
    }

    static class LeavesTheInputNarrowed extends XorDeframer {
        LeavesTheInputNarrowed(int max) {
            super(max);
        }

        @Override
        public void release(ByteBuf in) {
            int end = in.writerIndex();
            super.release(in);
            in.setIndex(end + 1, Math.max(end + 1, in.writerIndex() - 1));
        }
    }

    static class WritesToItsInput extends XorDeframer {
        WritesToItsInput(int max) {
            super(max);
        }

        @Override
        ByteBuf narrow(ByteBuf in, int start, int length) {
            return super.narrow(in.setByte(start - 1, 0x2a), start, length);
        }
    }

    static class RetainsItsInput extends XorDeframer {
        RetainsItsInput(int max) {
            super(max);
        }

        @Override
        ByteBuf narrow(ByteBuf in, int start, int length) {
            return super.narrow(in.retain(), start, length);
        }
    }
}
