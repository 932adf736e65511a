package io.framewright.codec.compression;

import io.netty.buffer.ByteBuf;
import java.util.zip.Deflater;

/** Writes one zlib stream. */
final class DeflateCompressor implements Compressor {

    private static final int MIN_STEP = 64;

    private final Deflater deflater;

    DeflateCompressor(int level) {
        deflater = new Deflater(level);
    }

    @Override
    public void compress(ByteBuf in, ByteBuf out) {
        int length = in.readableBytes();
        deflater.setInput(in.array(), in.arrayOffset() + in.readerIndex(), length);
        deflater.finish();
        while (!deflater.finished()) {
            if (!out.isWritable()) {
                out.ensureWritable(Math.max(MIN_STEP, length / 4));
            }
            int start = out.writerIndex();
            int written = deflater.deflate(out.array(), out.arrayOffset() + start, out.writableBytes());
            out.writerIndex(start + written);
        }
        deflater.reset();
    }

    @Override
    public void close() {
        deflater.end();
    }
}
