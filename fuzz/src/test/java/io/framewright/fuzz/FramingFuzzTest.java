package io.framewright.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.framewright.framing.BadFrame;
import io.framewright.framing.Deframer;
import io.framewright.framing.Framing;
import io.framewright.framing.Framings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Framings under Jazzer: the first byte of an input chooses one, the second where the first read ends. */
class FramingFuzzTest {

    private static final List<Framing> FRAMINGS = Stream.of(
                    "fixed-length(8)",
                    "fixed-length(8, pad=0x20)",
                    "fixed-length(8, pad=iso7816)",
                    "delimiter(\"$_\")",
                    "delimiter(\"\\r\\n\", \"\\n\", max=32)",
                    "line(strict)",
                    "length-header(1, counts-header)",
                    "length-header(4, max=64)",
                    "length-header(8, order=little-endian, magic=\"\\xca\\xfe\")",
                    "varint-header",
                    "cobs",
                    "slip(max=32)")
            .flatMap(spec -> Stream.of(spec, spec + " + crc32c"))
            .map(Framings::parse)
            .toList();

    @FuzzTest
    void framing(byte[] input) {
        if (input.length < 2) {
            return;
        }
        Framing framing = FRAMINGS.get((input[0] & 0xff) % FRAMINGS.size());
        int cut = 2 + (input[1] & 0xff) % (input.length - 1);
        ByteBuf in = Unpooled.buffer();
        try {
            Deframer deframer = framing.newDeframer();
            if (drain(framing, deframer, in.writeBytes(input, 2, cut - 2))
                    && drain(framing, deframer, in.writeBytes(input, cut, input.length - cut))) {
                end(framing, deframer, in);
            }
        } finally {
            in.release(in.refCnt());
        }
    }

    /** Takes all frames, no more than there are bytes; returns whether the stream goes on. */
    private static boolean drain(Framing framing, Deframer deframer, ByteBuf in) {
        for (int budget = in.readableBytes() + 1; budget >= 0; budget--) {
            int writerIndex = in.writerIndex();
            try {
                ByteBuf payload = deframer.next(in);
                if (payload == null) {
                    return true;
                }
                take(framing, deframer, payload, in);
            } catch (DecoderException e) {
                if (!inStep(e)) {
                    return false;
                }
            }
            if (in.writerIndex() != writerIndex || in.refCnt() != 1) {
                throw new AssertionError("the input is not as it was: " + in);
            }
        }
        throw new AssertionError("more steps than bytes");
    }

    private static void end(Framing framing, Deframer deframer, ByteBuf in) {
        try {
            take(framing, deframer, deframer.end(in), in);
        } catch (DecoderException e) {
            inStep(e);
        }
    }

    private static boolean inStep(DecoderException e) {
        if (e instanceof BadFrame bad) {
            return bad.inStep();
        }
        throw e;
    }

    /** A payload must be within the maximum. */
    private static void take(Framing framing, Deframer deframer, @Nullable ByteBuf payload, ByteBuf in) {
        if (payload == null) {
            return;
        }
        byte[] bytes = ByteBufUtil.getBytes(payload);
        deframer.release(in);
        if (bytes.length > framing.maxPayload()) {
            throw new AssertionError("a payload of " + bytes.length + " bytes");
        }
    }
}
