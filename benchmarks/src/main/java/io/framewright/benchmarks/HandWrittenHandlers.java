package io.framewright.benchmarks;

import io.framewright.framing.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.MessageToByteEncoder;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.List;
import java.util.function.Supplier;

/**
 * The best that one writes by hand on Netty: one encoder that serializes into an array, then allocates what the message
 * needs and copies header and message; one decoder that takes from a read all that is in it, each message by one copy into
 * an array, without a slice. Serializer and arrays are those of the event loop, looked up once for each channel.
 */
final class HandWrittenHandlers {

    private static final int MAX = Framing.DEFAULT_MAX_PAYLOAD;
    private static final int MAX_VARINT = 5;

    private HandWrittenHandlers() {}

    static Supplier<ChannelHandler[]> of(Message message, String codec) {
        FastThreadLocal<Workspace> workspaces = Workspace.perEventLoop(message, codec);
        Class<?> type = message.type(codec);
        if (Side.usesVarint(codec)) {
            return () -> new ChannelHandler[] {new VarintDecoder(workspaces), new VarintEncoder(type, workspaces)};
        }
        return () -> new ChannelHandler[] {new FourByteDecoder(workspaces), new FourByteEncoder(type, workspaces)};
    }

    private abstract static class Encoder extends MessageToByteEncoder<Object> {

        private final FastThreadLocal<Workspace> workspaces;
        private final int maxHeader;
        private Workspace workspace;
        private int length;

        @SuppressWarnings("NullAway.Init") // set before the first message
        Encoder(Class<?> type, FastThreadLocal<Workspace> workspaces, int maxHeader) {
            super(type);
            this.workspaces = workspaces;
            this.maxHeader = maxHeader;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            workspace = workspaces.get();
        }

        @Override
        protected ByteBuf allocateBuffer(ChannelHandlerContext ctx, Object message, boolean preferDirect) {
            length = workspace.encode(message);
            return ctx.alloc().ioBuffer(maxHeader + length);
        }

        @Override
        protected void encode(ChannelHandlerContext ctx, Object message, ByteBuf out) {
            writeHeader(length, out);
            workspace.copyTo(out, length);
        }

        abstract void writeHeader(int length, ByteBuf out);
    }

    private static final class FourByteEncoder extends Encoder {

        FourByteEncoder(Class<?> type, FastThreadLocal<Workspace> workspaces) {
            super(type, workspaces, Integer.BYTES);
        }

        @Override
        void writeHeader(int length, ByteBuf out) {
            out.writeInt(length);
        }
    }

    private static final class VarintEncoder extends Encoder {

        VarintEncoder(Class<?> type, FastThreadLocal<Workspace> workspaces) {
            super(type, workspaces, MAX_VARINT);
        }

        @Override
        void writeHeader(int length, ByteBuf out) {
            int rest = length;
            while (rest > 0x7f) {
                out.writeByte(rest | 0x80);
                rest >>>= 7;
            }
            out.writeByte(rest);
        }
    }

    private abstract static class Decoder extends ByteToMessageDecoder {

        private final FastThreadLocal<Workspace> workspaces;
        private Workspace workspace;

        @SuppressWarnings("NullAway.Init") // set before the first read
        Decoder(FastThreadLocal<Workspace> workspaces) {
            this.workspaces = workspaces;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            workspace = workspaces.get();
        }

        final Object read(ByteBuf in, int length) {
            return workspace.decode(in, length);
        }

        static int checked(int length) {
            if (length < 0 || length > MAX) {
                throw new TooLongFrameException("a message of " + Integer.toUnsignedString(length) + " bytes");
            }
            return length;
        }
    }

    private static final class FourByteDecoder extends Decoder {

        FourByteDecoder(FastThreadLocal<Workspace> workspaces) {
            super(workspaces);
        }

        @Override
        protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
            while (in.readableBytes() >= Integer.BYTES) {
                int length = checked(in.getInt(in.readerIndex()));
                if (in.readableBytes() < Integer.BYTES + length) {
                    return;
                }
                in.skipBytes(Integer.BYTES);
                out.add(read(in, length));
            }
        }
    }

    private static final class VarintDecoder extends Decoder {

        VarintDecoder(FastThreadLocal<Workspace> workspaces) {
            super(workspaces);
        }

        @Override
        protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
            int start = in.readerIndex();
            while (in.isReadable() && skipHeader(in, start)) {
                out.add(read(in, length));
                start = in.readerIndex();
            }
            in.readerIndex(start);
        }

        private int length;

        /** Reads the length; false if it, or the message, has not all arrived. */
        private boolean skipHeader(ByteBuf in, int start) {
            int end = in.writerIndex();
            int value = 0;
            for (int i = 0; i < MAX_VARINT && start + i < end; i++) {
                byte next = in.getByte(start + i);
                value |= (next & 0x7f) << (7 * i);
                if (next >= 0) {
                    length = checked(value);
                    in.readerIndex(start + i + 1);
                    return in.readableBytes() >= length;
                }
            }
            if (end - start >= MAX_VARINT) {
                throw new CorruptedFrameException("a length of more than five bytes");
            }
            return false;
        }
    }
}
