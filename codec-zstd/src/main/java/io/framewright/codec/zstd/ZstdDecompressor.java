package io.framewright.codec.zstd;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.framewright.codec.DecodeException;
import io.framewright.codec.compression.Decompressor;
import io.netty.buffer.ByteBuf;
import java.lang.ref.Cleaner.Cleanable;

/**
 * Reads one frame straight into its buffer, for which the library needs no window. The frame's blocks are looked at
 * first, see {@link ZstdFrame}: nothing is allocated for a length that they cannot make.
 */
final class ZstdDecompressor implements Decompressor {

    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private final Cleanable memory = NativeMemory.of(this, context::close);

    @Override
    public void decompress(ByteBuf in, int length, ByteBuf out) {
        int offset = in.arrayOffset() + in.readerIndex();
        int available = in.readableBytes();
        new ZstdFrame(in.array(), offset, offset + available).requireMakes(length);
        out.capacity(length);
        try {
            int made =
                    context.decompressByteArray(out.array(), out.arrayOffset(), length, in.array(), offset, available);
            out.writerIndex(made);
        } catch (ZstdException e) {
            throw DecodeException.malformed(
                    "not a frame of zstd that makes " + length + " bytes: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        memory.clean();
    }
}
