package io.framewright.codec.lz4;

import io.framewright.codec.DecodeException;
import io.framewright.codec.compression.Decompressor;
import io.netty.buffer.ByteBuf;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * Reads one block. All its lengths and offsets are looked at first, see {@link Lz4Block}: memory is allocated for
 * what the block really makes, and the library, whatever its implementation, meets nothing that could lead it out of its
 * input, or into memory that it has not written.
 */
final class Lz4Decompressor implements Decompressor {

    private final LZ4SafeDecompressor decompressor;

    Lz4Decompressor(LZ4SafeDecompressor decompressor) {
        this.decompressor = decompressor;
    }

    @Override
    public void decompress(ByteBuf in, int length, ByteBuf out) {
        int offset = in.arrayOffset() + in.readerIndex();
        int available = in.readableBytes();
        new Lz4Block(in.array(), offset, offset + available, length).check();
        out.capacity(length);
        try {
            int made = decompressor.decompress(in.array(), offset, available, out.array(), out.arrayOffset(), length);
            out.writerIndex(made);
        } catch (LZ4Exception e) {
            throw DecodeException.malformed("not a block of lz4 that makes " + length + " bytes: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        // holds nothing
    }
}
