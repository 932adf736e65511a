package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;

/** Frames one payload, in a buffer that holds something already. */
final class Encoding {

    private static final int BEFORE = 5;

    private Encoding() {}

    static byte[] frame(Framing framing, byte[] payload) {
        return frame(framing, payload, Unpooled.buffer(1));
    }

    static byte[] frame(Framing framing, byte[] payload, ByteBuf out) {
        try {
            out.writeZero(BEFORE);
            int start = framing.open(out);
            out.writeBytes(payload);
            framing.close(out, start);
            return ByteBufUtil.getBytes(out, BEFORE, out.writerIndex() - BEFORE);
        } finally {
            out.release();
        }
    }

    /** Returns a buffer of many small parts, some of which are direct. */
    static ByteBuf composite(int length) {
        CompositeByteBuf out = Unpooled.compositeBuffer(Integer.MAX_VALUE);
        for (int i = 0; out.capacity() < length; i++) {
            int part = 1 + i % 37;
            out.addComponent(
                    (i & 1) == 0
                            ? Unpooled.buffer(part, part).writeZero(part)
                            : Unpooled.directBuffer(part, part).writeZero(part));
        }
        return out.setIndex(0, 0);
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }
}
