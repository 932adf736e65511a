package io.framewright.codec.testkit.framing;

import io.framewright.codec.testkit.HexVectors;
import io.framewright.framing.BadFrame;
import java.util.HexFormat;

/** What came of asking a deframer for the next frame. */
sealed interface Step {

    /** A frame, with its payload in hexadecimal. */
    record Frame(String payload) implements Step {
        @Override
        public String toString() {
            return "a frame of " + HexVectors.show(HexFormat.of().parseHex(payload));
        }
    }

    /** No frame is whole yet, or the stream has ended between two frames. */
    record Nothing() implements Step {
        @Override
        public String toString() {
            return "nothing";
        }
    }

    /** A bad frame. */
    record Bad(BadFrame frame) implements Step {
        @Override
        public String toString() {
            return "a bad frame (" + frame + ")";
        }
    }
}
