package io.framewright.codec.compression;

import io.framewright.codec.DecodeException;
import io.netty.buffer.ByteBuf;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads one zlib stream. The buffer begins at a few times the compressed bytes, and doubles whenever it is full: it is
 * never larger than twice what came out, or those few times.
 */
final class DeflateDecompressor implements Decompressor {

    private static final int USUAL_RATIO = 8;
    private static final int MIN_CAPACITY = 1024;

    private final Inflater inflater = new Inflater();

    /** Where a byte goes that is too many. */
    private final byte[] beyond = new byte[1];

    @Override
    public void decompress(ByteBuf in, int length, ByteBuf out) {
        int available = in.readableBytes();
        inflater.setInput(in.array(), in.arrayOffset() + in.readerIndex(), available);
        out.capacity((int) Math.min(length, Math.max(MIN_CAPACITY, (long) USUAL_RATIO * available)));
        try {
            while (!inflater.finished()) {
                inflate(length, out);
            }
        } catch (DataFormatException e) {
            throw DecodeException.malformed("not a zlib stream: " + e.getMessage(), e);
        }
        if (inflater.getRemaining() > 0) {
            throw DecodeException.malformed(inflater.getRemaining() + " bytes are left over behind the zlib stream");
        }
        inflater.reset();
    }

    private void inflate(int length, ByteBuf out) throws DataFormatException {
        int start = out.writerIndex();
        int made;
        if (start == length) {
            made = inflater.inflate(beyond);
            if (made > 0) {
                throw DecodeException.malformed("the zlib stream makes more than the " + length + " bytes declared");
            }
        } else {
            if (!out.isWritable()) {
                out.capacity((int) Math.min(length, 2L * out.capacity()));
            }
            made = inflater.inflate(out.array(), out.arrayOffset() + start, out.writableBytes());
            out.writerIndex(start + made);
        }
        if (made == 0 && !inflater.finished()) {
            throw DecodeException.malformed(
                    inflater.needsDictionary()
                            ? "the zlib stream asks for a preset dictionary"
                            : "the zlib stream ends early");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
