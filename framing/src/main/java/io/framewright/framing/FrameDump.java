package io.framewright.framing;

import io.framewright.framing.ScannedFrame.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Prints pieces of a stream as hexadecimal bytes and as ASCII, header, payload and trailer apart, each line with the place
 * of its first byte in the stream. Immutable.
 *
 * <pre>
 * frame at 22: 9 bytes, header 4, payload 5
 *   header   00000016  00 00 00 05                                      |....|
 *   payload  0000001a  68 65 6c 6c 6f                                   |hello|
 * </pre>
 */
public final class FrameDump {

    private static final int ROW = 16;

    private final int maxBytes;
    private final @Nullable Consumer<ByteBuf> redaction;

    private FrameDump(int maxBytes, @Nullable Consumer<ByteBuf> redaction) {
        this.maxBytes = maxBytes;
        this.redaction = redaction;
    }

    /**
     * Limits what is printed.
     *
     * @param bytes how many bytes of each piece; of the others, only the number is printed
     * @return a dump that hides nothing else
     * @throws IllegalArgumentException if the number is negative
     */
    public static FrameDump upTo(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a dump of " + bytes + " bytes");
        }
        return new FrameDump(bytes, null);
    }

    /**
     * Hides what nobody may read in a log. What cannot be given to the redaction, because it is no whole payload, is not
     * printed at all then: the bytes of bad and escaped frames, and what an exception says of them.
     *
     * @param redaction gets a copy of each whole payload and overwrites what is secret, by {@code setZero} for example.
     *     If it throws, nothing of the payload is printed. Where frames are dumped by several threads, it is safe for that
     * @return a dump that prints what the redaction leaves
     */
    public FrameDump redacting(Consumer<ByteBuf> redaction) {
        return new FrameDump(maxBytes, redaction);
    }

    /**
     * Prints a piece of a stream.
     *
     * @param piece a frame, or bytes that are none
     * @return some lines, without a line break at the end
     */
    public String print(ScannedFrame piece) {
        StringBuilder text = new StringBuilder(title(piece));
        if (piece.kind() != Kind.FRAME) {
            printOther(text, piece);
        } else if (piece.isEscaped()) {
            printEscaped(text, piece);
        } else {
            printPlain(text, piece);
        }
        return text.toString();
    }

    private String title(ScannedFrame piece) {
        String what = switch (piece.kind()) {
            case FRAME -> "frame";
            case BAD -> "bad frame";
            case SKIPPED -> "skipped";
            case UNPARSED -> "not parsed";
            case TRUNCATED -> "end of stream in a frame";
        };
        String title = what + " at " + piece.offset() + ": " + bytes(piece.length());
        if (piece.kind() == Kind.FRAME) {
            title += field("header", piece.header().readableBytes())
                    + ", payload " + piece.payload().readableBytes()
                    + field("trailer", piece.trailer().readableBytes());
        }
        Throwable problem = piece.problem();
        return problem == null ? title : title + "\n  " + (redaction == null ? said(problem) : reason(problem));
    }

    private static String field(String name, int length) {
        return length == 0 ? "" : ", " + name + " " + length;
    }

    private static String bytes(int count) {
        return count + (count == 1 ? " byte" : " bytes");
    }

    private static String said(Throwable problem) {
        return problem instanceof BadFrame ? String.valueOf(problem.getMessage()) : "the framing failed: " + problem;
    }

    private static String reason(Throwable problem) {
        return problem instanceof BadFrame bad ? String.valueOf(bad.reason()) : "the framing failed";
    }

    private void printPlain(StringBuilder text, ScannedFrame frame) {
        ByteBuf header = frame.header();
        ByteBuf trailer = frame.trailer();
        int headerShown = Math.min(header.readableBytes(), maxBytes);
        int trailerShown = Math.min(trailer.readableBytes(), (maxBytes - headerShown) / 2);
        rows(text, "header", frame.offset(), header, headerShown);
        long payloadAt = frame.offset() + header.readableBytes();
        payload(text, payloadAt, frame, maxBytes - headerShown - trailerShown);
        rows(text, "trailer", payloadAt + frame.payload().readableBytes(), trailer, trailerShown);
    }

    private void printEscaped(StringBuilder text, ScannedFrame frame) {
        if (redaction == null) {
            rows(text, "wire", frame.offset(), frame.bytes(), Math.min(frame.length(), maxBytes));
        }
        payload(text, 0, frame, maxBytes);
    }

    private void printOther(StringBuilder text, ScannedFrame piece) {
        if (redaction == null) {
            rows(text, "bytes", piece.offset(), piece.bytes(), Math.min(piece.length(), maxBytes));
        }
    }

    private void payload(StringBuilder text, long at, ScannedFrame frame, int max) {
        byte[] payload = frame.payloadCopy();
        if (redaction != null) {
            try {
                redaction.accept(Unpooled.wrappedBuffer(payload));
            } catch (Throwable failed) {
                text.append("\n  payload  withheld, the redaction failed: ")
                        .append(failed.getClass().getName());
                return;
            }
        }
        rows(text, "payload", at, Unpooled.wrappedBuffer(payload), Math.min(payload.length, max));
    }

    private static void rows(StringBuilder text, String field, long at, ByteBuf bytes, int shown) {
        for (int start = 0; start < shown; start += ROW) {
            row(text.append('\n'), field, at + start, bytes, start, Math.min(shown, start + ROW));
        }
        int more = bytes.readableBytes() - shown;
        if (more > 0) {
            text.append(
                    String.format("%n  %-8s ... %s more", field, bytes(more)).replace("\r\n", "\n"));
        }
    }

    private static void row(StringBuilder text, String field, long at, ByteBuf bytes, int start, int end) {
        text.append(String.format("  %-8s %08x ", field, at));
        for (int i = start; i < start + ROW; i++) {
            text.append(i == start + ROW / 2 ? "  " : " ");
            text.append(i < end ? String.format("%02x", bytes.getUnsignedByte(i)) : "  ");
        }
        text.append("  |");
        for (int i = start; i < end; i++) {
            int character = bytes.getUnsignedByte(i);
            text.append(character >= ' ' && character < 0x7f ? (char) character : '.');
        }
        text.append('|');
    }

    /** Prints what limits it. */
    @Override
    public String toString() {
        return "up to " + bytes(maxBytes) + (redaction == null ? "" : ", redacted");
    }
}
