package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Puts payloads into frames, and streams of frames through a deframer, cut to pieces. */
final class LengthWire {

    private static final HexFormat HEX = HexFormat.of();

    private LengthWire() {}

    /** The frame of a payload, written behind other bytes. */
    static byte[] frame(Framing framing, byte[] payload) {
        ByteBuf out = Unpooled.buffer(1);
        try {
            out.writeByte(0x55);
            int start = framing.open(out);
            out.writeBytes(payload);
            framing.close(out, start);
            return ByteBufUtil.getBytes(out, 1, out.writerIndex() - 1);
        } finally {
            out.release();
        }
    }

    static String hex(Framing framing, byte[] payload) {
        return HEX.formatHex(frame(framing, payload));
    }

    static byte[] bytes(String hex) {
        return HEX.parseHex(hex.replace(" ", ""));
    }

    static byte[] concat(byte[]... parts) {
        ByteBuf all = Unpooled.wrappedBuffer(parts);
        try {
            return ByteBufUtil.getBytes(all);
        } finally {
            all.release();
        }
    }

    /** All cuts of so many bytes into two pieces, and the one into single bytes. */
    static List<int[]> cuts(int length) {
        List<int[]> all = new ArrayList<>();
        for (int i = 0; i <= length; i++) {
            all.add(new int[] {i, length - i});
        }
        int[] single = new int[length];
        Arrays.fill(single, 1);
        all.add(single);
        return all;
    }

    static int[] randomCut(SplittableRandom random, int length) {
        List<Integer> pieces = new ArrayList<>();
        int largest = 1 + random.nextInt(40);
        for (int rest = length; rest > 0; rest -= pieces.get(pieces.size() - 1)) {
            pieces.add(Math.min(rest, 1 + random.nextInt(largest)));
        }
        return pieces.stream().mapToInt(Integer::intValue).toArray();
    }

    static byte[] random(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** What came out of a stream: payloads in hexadecimal, bad frames by name and message. */
    static List<String> read(Framing framing, byte[] stream, int... pieces) {
        ByteBuf in = Unpooled.buffer(1);
        try {
            return new Reading(framing.newDeframer(), in).read(stream, pieces);
        } finally {
            in.release();
        }
    }

    private record Reading(Deframer deframer, ByteBuf in) {

        List<String> read(byte[] stream, int... pieces) {
            List<String> events = new ArrayList<>();
            int from = 0;
            for (int piece : pieces) {
                in.writeBytes(stream, from, piece);
                from += piece;
                if (!readAll(events)) {
                    return events;
                }
                in.discardReadBytes();
            }
            try {
                add(events, deframer.end(in));
            } catch (DecoderException e) {
                events.add(text(e));
            }
            return events;
        }

        /** Reads as far as possible; false if the stream cannot go on. */
        private boolean readAll(List<String> events) {
            while (true) {
                int writerIndex = in.writerIndex();
                try {
                    ByteBuf payload = deframer.next(in);
                    if (payload == null) {
                        checkMissing();
                        return true;
                    }
                    add(events, payload);
                } catch (DecoderException e) {
                    events.add(text(e));
                    if (!((BadFrame) e).inStep()) {
                        return false;
                    }
                }
                if (in.writerIndex() != writerIndex) {
                    throw new AssertionError("the writer index was left at " + in.writerIndex());
                }
            }
        }

        private void checkMissing() {
            if (deframer.missing(in) < 0) {
                throw new AssertionError("missing " + deframer.missing(in));
            }
        }

        private void add(List<String> events, @Nullable ByteBuf payload) {
            if (payload != null) {
                events.add(ByteBufUtil.hexDump(payload));
                deframer.release(in);
            }
        }

        private static String text(DecoderException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }
}
