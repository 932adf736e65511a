package io.framewright.codec.lz4;

import io.framewright.codec.EncodeException;
import io.framewright.codec.compression.Compressor;
import io.netty.buffer.ByteBuf;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;

/** Writes one block. The library's compressors keep nothing between two blocks. */
final class Lz4Compressor implements Compressor {

    /** The most that the library takes: LZ4_MAX_INPUT_SIZE of lz4.h. */
    private static final int MAX_LENGTH = 0x7E000000;

    private final LZ4Compressor compressor;

    Lz4Compressor(LZ4Compressor compressor) {
        this.compressor = compressor;
    }

    @Override
    public void compress(ByteBuf in, ByteBuf out) {
        int length = in.readableBytes();
        if (length > MAX_LENGTH) {
            throw new EncodeException("a payload of " + length + " bytes is too long for lz4 in one block");
        }
        out.ensureWritable(compressor.maxCompressedLength(length));
        int start = out.writerIndex();
        try {
            int written = compressor.compress(
                    in.array(),
                    in.arrayOffset() + in.readerIndex(),
                    length,
                    out.array(),
                    out.arrayOffset() + start,
                    out.writableBytes());
            out.writerIndex(start + written);
        } catch (LZ4Exception e) {
            throw new EncodeException("lz4 failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        // holds nothing
    }
}
