package io.framewright.codec.testkit;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** Codecs with one fault each. */
final class BrokenCodecs {

    private BrokenCodecs() {}

    static class LosesTheSign extends NoteCodec {
        LosesTheSign(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public Note decode(ByteBuf in) {
            Note note = super.decode(in);
            return new Note(Math.abs(note.id()), note.text());
        }
    }

    static class OtherByteOrder extends NoteCodec {
        OtherByteOrder(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public void encode(Note note, ByteBuf out) {
            super.encode(new Note(Integer.reverseBytes(note.id()), note.text()), out);
        }

        @Override
        public Note decode(ByteBuf in) {
            Note note = super.decode(in);
            return new Note(Integer.reverseBytes(note.id()), note.text());
        }
    }

    static class RewindsTheBuffer extends NoteCodec {
        RewindsTheBuffer(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public void encode(Note note, ByteBuf out) {
            super.encode(note, out.readerIndex(0));
        }
    }

    static class OverwritesWhatWasThere extends NoteCodec {
        OverwritesWhatWasThere(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public void encode(Note note, ByteBuf out) {
            super.encode(note, out);
            out.setByte(0, 0);
        }
    }

    static class TakesTheCapacityForGranted extends NoteCodec {
        TakesTheCapacityForGranted(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public void encode(Note note, ByteBuf out) {
            out.setInt(out.writerIndex(), note.id());
            super.encode(note, out);
        }
    }

    static class LeavesHalfAMessage extends NoteCodec {
        LeavesHalfAMessage(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public void encode(Note note, ByteBuf out) {
            write(note, out);
        }
    }

    static class ThrowsItsLibrarysException extends NoteCodec {
        ThrowsItsLibrarysException(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public void encode(Note note, ByteBuf out) {
            try {
                super.encode(note, out);
            } catch (EncodeException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static class RestoresAfterItsOwnExceptionsOnly extends NoteCodec {
        RestoresAfterItsOwnExceptionsOnly(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public void encode(Note note, ByteBuf out) {
            int start = out.writerIndex();
            try {
                write(note, out);
            } catch (EncodeException e) {
                out.writerIndex(start);
                throw e;
            }
        }
    }

    static class IsDirtyAfterAFailedEncode extends NoteCodec {
        private int shift;

        IsDirtyAfterAFailedEncode(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public void encode(Note note, ByteBuf out) {
            shift++;
            super.encode(new Note(note.id() + shift - 1, note.text()), out);
            shift--;
        }
    }

    static class HintsNothing extends NoteCodec {
        HintsNothing(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public int sizeHint(Note note) {
            return note.text().length();
        }
    }

    static class RetainsTheOutput extends NoteCodec {
        RetainsTheOutput(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public void encode(Note note, ByteBuf out) {
            super.encode(note, out.retain());
        }
    }

    static class ReadsTheArray extends NoteCodec {
        ReadsTheArray(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public Note decode(ByteBuf in) {
            ByteBuf copy = Unpooled.wrappedBuffer(in.array(), in.readerIndex(), in.readableBytes());
            in.skipBytes(in.readableBytes());
            return super.decode(copy);
        }
    }

    static class ReadsTheFirstPartOnly extends NoteCodec {
        ReadsTheFirstPartOnly(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public Note decode(ByteBuf in) {
            ByteBuffer first = in.nioBuffers()[0];
            in.skipBytes(in.readableBytes());
            return super.decode(Unpooled.wrappedBuffer(first));
        }
    }

    static class WritesToItsInput extends NoteCodec {
        WritesToItsInput(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public Note decode(ByteBuf in) {
            int start = in.readerIndex();
            Note note = super.decode(in);
            in.setByte(start, 0x2a);
            return note;
        }
    }

    static class RetainsItsInput extends NoteCodec {
        RetainsItsInput(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public Note decode(ByteBuf in) {
            return super.decode(in.retain());
        }
    }

    static class LeavesTheReaderIndex extends NoteCodec {
        LeavesTheReaderIndex(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public Note decode(ByteBuf in) {
            return super.decode(in.duplicate());
        }
    }

    static class ReadsTheTextLater extends NoteCodec {
        ReadsTheTextLater(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public Note decode(ByteBuf in) {
            ByteBuf bytes = in.duplicate();
            Note note = super.decode(in);
            return new Note(note.id(), new Later(bytes.skipBytes(5)));
        }

        private record Later(ByteBuf bytes) implements CharSequence {
            @Override
            public int length() {
                return bytes.readableBytes();
            }

            @Override
            public char charAt(int index) {
                return toString().charAt(index);
            }

            @Override
            public CharSequence subSequence(int start, int end) {
                return toString().subSequence(start, end);
            }

            @Override
            public String toString() {
                return bytes.toString(StandardCharsets.ISO_8859_1);
            }
        }
    }

    static class TakesWhatThereIs extends NoteCodec {
        TakesWhatThereIs(DecodeLimits limits) {
            super(limits);
        }

        @Override
        int checkedLength(ByteBuf in, int length) {
            return Math.min(length, in.readableBytes());
        }
    }

    static class IgnoresWhatIsLeftOver extends NoteCodec {
        IgnoresWhatIsLeftOver(DecodeLimits limits) {
            super(limits);
        }

        @Override
        int checkedLength(ByteBuf in, int length) {
            return super.checkedLength(in.writerIndex(Math.min(in.writerIndex(), in.readerIndex() + length)), length);
        }
    }

    static class IsDirtyAfterAFailedDecode extends NoteCodec {
        private int shift;

        IsDirtyAfterAFailedDecode(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public Note decode(ByteBuf in) {
            int before = shift++;
            Note note = super.decode(in);
            shift--;
            return new Note(note.id() + before, note.text());
        }
    }

    static class RunsOverTheEnd extends NoteCodec {
        RunsOverTheEnd(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public Note decode(ByteBuf in) {
            in.getByte(in.readerIndex() + 2);
            in.duplicate().skipBytes(3);
            return super.decode(in);
        }
    }

    static class FailsForUnusualText extends NoteCodec {
        FailsForUnusualText(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public Note decode(ByteBuf in) {
            Note note = super.decode(in);
            if (note.text().chars().anyMatch(c -> c > 0x7f)) {
                throw new IllegalArgumentException("not ASCII");
            }
            return note;
        }
    }

    static class CannotSendWhatItReceives extends NoteCodec {
        CannotSendWhatItReceives(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public void encode(Note note, ByteBuf out) {
            if (note.text().chars().anyMatch(c -> c > 0x7f)) {
                throw new IllegalArgumentException("not ASCII");
            }
            super.encode(note, out);
        }
    }

    static class CallsALimitMalformed extends NoteCodec {
        CallsALimitMalformed(DecodeLimits limits) {
            super(limits);
        }

        @Override
        void checkLimit(int length) {
            try {
                super.checkLimit(length);
            } catch (DecodeException e) {
                throw DecodeException.malformed("too long", e);
            }
        }
    }

    static class KnowsNoLimits extends NoteCodec {
        KnowsNoLimits(DecodeLimits limits) {
            super(limits);
        }

        @Override
        void checkLimit(int length) {}
    }

    static class BelongsToOneThread extends NoteCodec {
        private final AtomicReference<Thread> owner = new AtomicReference<>();

        BelongsToOneThread(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public Note decode(ByteBuf in) {
            Thread current = Thread.currentThread();
            boolean mine = owner.compareAndSet(null, current) || owner.get() == current;
            Note note = super.decode(in);
            return mine ? note : new Note(note.id() + 1, note.text());
        }
    }

    /** Says that its messages are retained slices, and does not retain them. */
    static class DoesNotRetain implements Codec<ByteBuf> {
        @Override
        public void encode(ByteBuf message, ByteBuf out) {
            out.writeBytes(message, message.readerIndex(), message.readableBytes());
        }

        @Override
        public ByteBuf decode(ByteBuf in) {
            return in.readSlice(in.readableBytes());
        }

        @Override
        public boolean retainsInput() {
            return true;
        }
    }
}
