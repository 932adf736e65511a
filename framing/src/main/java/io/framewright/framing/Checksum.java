package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** CRC-32C (the polynomial of Castagnoli; RFC 3720, 12.1, and RFC 9260, appendix A) of a part of a buffer. */
final class Checksum {

    private Checksum() {}

    static int of(ByteBuf in, int from, int to) {
        CRC32C crc = new CRC32C();
        if (in.hasArray()) {
            crc.update(in.array(), in.arrayOffset() + from, to - from);
        } else if (in.nioBufferCount() == 1) {
            crc.update(in.internalNioBuffer(from, to - from));
        } else {
            for (ByteBuffer part : in.nioBuffers(from, to - from)) {
                crc.update(part);
            }
        }
        return (int) crc.getValue();
    }

    /**
     * Checks the trailer of a payload.
     *
     * @param in the buffer; it stays as it is
     * @param from the index of the payload's first byte
     * @param to the index behind its last
     * @param trailerAt the index of the trailer's first byte
     * @param trailer how it is written
     * @throws CorruptFrameException that is in step, if it is another
     */
    static void check(ByteBuf in, int from, int to, int trailerAt, Trailer trailer) {
        int checksum = of(in, from, to);
        if (!trailer.isAt(in, trailerAt, checksum)) {
            throw new CorruptFrameException(
                    "the CRC-32C of a payload of " + (to - from) + " bytes is wrong: expected "
                            + HexFormat.of().toHexDigits(checksum) + ", found " + trailer.show(in, trailerAt),
                    true);
        }
    }
}
