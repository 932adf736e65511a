package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Delivers a stream to a deframer in pieces, from a cumulation that is compacted and moved between them, and writes down
 * what comes out: payloads in ISO 8859-1, and faults by the names of their exceptions in angle brackets.
 */
final class Delivery {

    private final Deframer deframer;
    private final boolean direct;
    private final List<String> events = new ArrayList<>();
    private ByteBuf cumulation = Unpooled.EMPTY_BUFFER;

    private Delivery(Framing framing, boolean direct) {
        this.deframer = framing.newDeframer();
        this.direct = direct;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static List<String> whole(Framing framing, String stream) {
        return cut(framing, bytes(stream), 0L, false);
    }

    /** Cuts a stream of at most 64 bytes behind byte i, for every bit i that is set. */
    static List<String> cut(Framing framing, byte[] stream, long cuts, boolean direct) {
        Delivery delivery = new Delivery(framing, direct);
        int from = 0;
        for (int i = 1; i < stream.length; i++) {
            if ((cuts >>> (i - 1) & 1) != 0) {
                delivery.read(stream, from, i);
                from = i;
            }
        }
        delivery.read(stream, from, stream.length);
        return delivery.end();
    }

    static List<String> oneByOne(Framing framing, byte[] stream, boolean direct) {
        Delivery delivery = new Delivery(framing, direct);
        for (int i = 0; i < stream.length; i++) {
            delivery.read(stream, i, i + 1);
        }
        return delivery.end();
    }

    static List<String> inRandomPieces(Framing framing, byte[] stream, SplittableRandom random, int largest) {
        Delivery delivery = new Delivery(framing, random.nextBoolean());
        for (int from = 0; from < stream.length; ) {
            int to = Math.min(stream.length, from + random.nextInt(1, largest + 1));
            delivery.read(stream, from, to);
            from = to;
        }
        return delivery.end();
    }

    private void read(byte[] stream, int from, int to) {
        int rest = cumulation.readableBytes();
        ByteBuf moved = direct ? Unpooled.directBuffer(rest + to - from + 3) : Unpooled.buffer(rest + to - from + 3);
        moved.writeZero(3).skipBytes(3);
        moved.writeBytes(cumulation).writeBytes(stream, from, to - from);
        cumulation.release();
        cumulation = moved;
        while (true) {
            try {
                ByteBuf payload = deframer.next(cumulation);
                if (payload == null) {
                    return;
                }
                take(payload);
            } catch (FrameTooLongException | CorruptFrameException bad) {
                events.add("<" + bad.getClass().getSimpleName() + ">");
            }
        }
    }

    private void take(ByteBuf payload) {
        int writerIndex = payload.writerIndex();
        events.add(payload.toString(StandardCharsets.ISO_8859_1));
        payload.readerIndex(writerIndex);
        deframer.release(cumulation);
    }

    private List<String> end() {
        try {
            ByteBuf payload = deframer.end(cumulation);
            if (payload != null) {
                take(payload);
            }
        } catch (FrameTooLongException | TruncatedFrameException bad) {
            events.add("<" + bad.getClass().getSimpleName() + ">");
        } finally {
            cumulation.release();
        }
        return events;
    }
}
