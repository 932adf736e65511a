package io.framewright.framing;

import static io.framewright.framing.SlipFraming.END;
import static io.framewright.framing.SlipFraming.ESC;
import static io.framewright.framing.SlipFraming.ESC_END;
import static io.framewright.framing.SlipFraming.ESC_ESC;

import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Finds SLIP packets. One without an escape is handed over where it is, others are unescaped into a buffer of its own. */
final class SlipDeframer extends TerminatedDeframer {

    private final int max;

    /** How many bytes of the packet were looked at, and how many escapes, of two bytes each, are among them. */
    private int scanned;

    private int escapes;

    SlipDeframer(int max) {
        super(END, "END");
        this.max = max;
    }

    @Override
    boolean isBetweenFrames() {
        return scanned == 0;
    }

    @Override
    void reset() {
        scanned = 0;
        escapes = 0;
    }

    @Override
    @Nullable
    ByteBuf frame(ByteBuf in) {
        int start = in.readerIndex();
        while (true) {
            int from = start + scanned;
            int to = (int) Math.min(in.writerIndex(), (long) from + (max - (scanned - escapes)) + 1);
            int special = ByteSearch.indexOf(in, from, to, END, ESC);
            scanned = special - start;
            checkLength(in, start);
            if (special == to) {
                return null;
            }
            if (in.getByte(special) == END) {
                return payload(in, start, special);
            }
            if (special + 1 == in.writerIndex()) {
                return null;
            }
            checkEscape(in, start, special);
            scanned += 2;
            escapes++;
            checkLength(in, start);
        }
    }

    private void checkLength(ByteBuf in, int start) {
        if (scanned - escapes > max) {
            throw discardFrom(
                    in,
                    start + scanned,
                    new FrameTooLongException(
                            "a packet is longer than " + max + " bytes (max=" + SpecText.size(max) + ")"
                                    + LookAlike.peer(in, start),
                            true));
        }
    }

    private void checkEscape(ByteBuf in, int start, int escape) {
        byte escaped = in.getByte(escape + 1);
        if (escaped != ESC_END && escaped != ESC_ESC) {
            throw discardFrom(
                    in,
                    escape + 1,
                    new CorruptFrameException(
                            "a SLIP escape 0xdb is followed by 0x"
                                    + HexFormat.of().toHexDigits(escaped) + ", which is neither 0xdc nor 0xdd"
                                    + LookAlike.peer(in, start),
                            true));
        }
    }

    private ByteBuf payload(ByteBuf in, int start, int end) {
        int length = scanned - escapes;
        boolean escaped = escapes > 0;
        reset();
        if (!escaped) {
            hold(in, end + 1);
            return in.setIndex(start, end);
        }
        unescape(in, start, end);
        hold(in, end + 1);
        return scratch.payload(length);
    }

    /** Copies the whole packet, then moves what stands behind each escape down. */
    private void unescape(ByteBuf in, int start, int end) {
        int last = end - start;
        byte[] bytes = scratch.array(last);
        in.getBytes(start, bytes, 0, last);
        int escape = ByteSearch.indexOf(bytes, 0, last, ESC);
        int to = escape;
        while (escape < last) {
            bytes[to++] = bytes[escape + 1] == ESC_END ? END : ESC;
            int from = escape + 2;
            escape = ByteSearch.indexOf(bytes, from, last, ESC);
            System.arraycopy(bytes, from, bytes, to, escape - from);
            to += escape - from;
        }
    }
}
