package io.framewright.framing;

import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.framing.BadInput;
import io.framewright.codec.testkit.framing.FramingContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;

class FixedLengthContractTest {

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Nested
    class Unpadded extends FramingContract {

        @Override
        protected Framing framing() {
            return Framings.parse("fixed-length(5)");
        }

        @Override
        protected boolean carries(byte[] payload) {
            return payload.length == 5;
        }

        @Override
        protected List<Golden<byte[]>> golden() {
            return List.of(new Golden<>(ascii("hello"), "68656c6c6f"));
        }

        @Override
        protected List<byte[]> refused() {
            return List.of(ascii(""), ascii("four"));
        }
    }

    @Nested
    class PaddedWithAByte extends FramingContract {

        @Override
        protected Framing framing() {
            return Framings.parse("fixed-length(20, pad=0x20)");
        }

        @Override
        protected List<Golden<byte[]>> golden() {
            return List.of(
                    new Golden<>(ascii("hello"), "68656c6c6f" + "20".repeat(15)),
                    new Golden<>(ascii(""), "20".repeat(20)));
        }

        @Override
        protected List<byte[]> refused() {
            return List.of(ascii(" "), ascii("hello "), ascii(" ".repeat(20)));
        }
    }

    @Nested
    class PaddedAsIso7816Says extends FramingContract {

        @Override
        protected Framing framing() {
            return Framings.parse("fixed-length(20, pad=iso7816)");
        }

        @Override
        protected List<Golden<byte[]>> golden() {
            return List.of(
                    new Golden<>(ascii("hello"), "68656c6c6f 80" + "00".repeat(14)),
                    new Golden<>(ascii(""), "80" + "00".repeat(19)));
        }

        @Override
        protected List<BadInput> badInputs() {
            return List.of(
                    new BadInput("no padding at all", "61".repeat(20), Reason.MALFORMED, true),
                    new BadInput("zeros only", "00".repeat(20), Reason.MALFORMED, true));
        }
    }
}
