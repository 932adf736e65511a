package io.framewright.examples.inspect;

import io.framewright.codec.DecodeException;
import io.framewright.codec.Decoder;
import io.framewright.framing.FrameDump;
import io.framewright.framing.FrameScanner;
import io.framewright.framing.Framing;
import io.framewright.framing.ScannedFrame;
import io.netty.buffer.ByteBuf;
import io.netty.util.ReferenceCountUtil;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Prints a capture's frames as they come, and counts what is wrong with them. */
final class Inspection {

    private final FrameScanner scanner;
    private final @Nullable Decoder<?> decoder;
    private final FrameDump dump;
    private final PrintWriter out;

    private long bytes;
    private long frames;
    private long problems;
    private long firstProblem;

    /**
     * @param decoder decodes payloads; null where they are only printed
     */
    Inspection(Framing framing, @Nullable Decoder<?> decoder, FrameDump dump, PrintWriter out) {
        scanner = new FrameScanner(framing);
        this.decoder = decoder;
        this.dump = dump;
        this.out = out;
    }

    /** Prints the frames that end in some bytes, which stay the caller's. */
    void feed(ByteBuf in) {
        bytes += in.readableBytes();
        scanner.feed(in);
        for (ScannedFrame piece = scanner.next(); piece != null; piece = scanner.next()) {
            print(piece);
        }
        out.flush();
    }

    /** Prints what is left, and how many frames there were. */
    void end() {
        for (ScannedFrame last = scanner.end(); last != null; last = scanner.end()) {
            print(last);
        }
        out.print(count(frames, "frame") + " in " + count(bytes, "byte") + ", " + count(problems, "problem"));
        out.print(problems == 0 ? "\n" : ", the first at " + firstProblem + "\n");
        out.flush();
    }

    /** Tells whether everything was a frame, and a message where there is a codec. */
    boolean isGood() {
        return problems == 0;
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void print(ScannedFrame piece) {
        if (piece.kind() == ScannedFrame.Kind.FRAME) {
            frames++;
            out.print("#" + frames + " ");
        } else if (piece.problem() != null) {
            count(piece);
        }
        out.print(dump.print(piece) + "\n");
        if (piece.kind() == ScannedFrame.Kind.FRAME && decoder != null) {
            printMessage(decoder, piece);
        }
    }

    private void printMessage(Decoder<?> decoder, ScannedFrame frame) {
        try {
            Object message = decoder.decode(frame.payload());
            if (!(message instanceof ByteBuf)) { // which was printed
                out.print("  message  " + Printed.line(String.valueOf(message)) + "\n");
            }
            ReferenceCountUtil.release(message);
        } catch (DecodeException bad) {
            count(frame);
            out.print("  no message, " + bad.reason() + ": " + Printed.line(String.valueOf(bad.getMessage())) + "\n");
        }
    }

    private void count(ScannedFrame piece) {
        if (problems++ == 0) {
            firstProblem = piece.offset();
        }
    }
}
