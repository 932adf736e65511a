package io.framewright.examples.httpfiles;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.stream.ChunkedInput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** A part of a file, read piece by piece as the connection takes it. A file that became shorter is an error. */
final class FileSlice implements ChunkedInput<ByteBuf> {

    private static final int PIECE = 65536;

    private final FileChannel file;
    private final long start;
    private final long length;
    private long done;

    /** Owns the file. */
    FileSlice(FileChannel file, long start, long length) {
        this.file = file;
        this.start = start;
        this.length = length;
    }

    @Override
    public ByteBuf readChunk(ByteBufAllocator allocator) throws IOException {
        int size = (int) Math.min(PIECE, length - done);
        ByteBuf piece = allocator.buffer(size, size);
        try {
            while (piece.isWritable()) {
                int read = piece.writeBytes(file, start + done + piece.readableBytes(), piece.writableBytes());
                if (read < 0) {
                    throw new EOFException("the file became shorter while it was sent");
                }
            }
        } catch (Throwable thrown) {
            piece.release();
            throw thrown;
        }
        done += size;
        return piece;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface has it
    public ByteBuf readChunk(ChannelHandlerContext ctx) throws IOException {
        return readChunk(ctx.alloc());
    }

    @Override
    public boolean isEndOfInput() {
        return done == length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long progress() {
        return done;
    }
}
