package io.framewright.codec.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import io.framewright.codec.EncodeException;
import io.framewright.codec.compression.Compressor;
import io.netty.buffer.ByteBuf;
import java.lang.ref.Cleaner.Cleanable;

/** Writes one frame, with the payload's length in its header and without a checksum. */
final class ZstdCompressor implements Compressor {

    private final ZstdCompressCtx context = new ZstdCompressCtx();
    private final Cleanable memory = NativeMemory.of(this, context::close);

    ZstdCompressor(int level) {
        context.setLevel(level);
    }

    @Override
    public void compress(ByteBuf in, ByteBuf out) {
        int length = in.readableBytes();
        long bound = Zstd.compressBound(length);
        if (bound > Integer.MAX_VALUE) {
            throw new EncodeException("a payload of " + length + " bytes is too long for zstd in one frame");
        }
        out.ensureWritable((int) bound);
        int start = out.writerIndex();
        try {
            int written = context.compressByteArray(
                    out.array(),
                    out.arrayOffset() + start,
                    out.writableBytes(),
                    in.array(),
                    in.arrayOffset() + in.readerIndex(),
                    length);
            out.writerIndex(start + written);
        } catch (ZstdException e) {
            throw new EncodeException("zstd failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        memory.clean();
    }
}
