package io.framewright.framing;

import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.framing.BadInput;
import io.framewright.codec.testkit.framing.FramingContract;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;

class LengthHeaderContractTest {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    private abstract static class Contract extends FramingContract {

        private final String spec;

        Contract(String spec) {
            this.spec = spec;
        }

        @Override
        protected Framing framing() {
            return Framings.parse(spec);
        }
    }

    @Nested
    class FourBytes extends Contract {

        FourBytes() {
            super("length-header(4, max=300)");
        }

        @Override
        protected List<Golden<byte[]>> golden() {
            return List.of(new Golden<>(HELLO, "00000005 68656c6c6f"), new Golden<>(new byte[0], "00000000"));
        }

        @Override
        protected Optional<Framing> larger() {
            return Optional.of(Framings.parse("length-header(4)"));
        }
    }

    @Nested
    class OneByteThatCountsItself extends Contract {

        OneByteThatCountsItself() {
            super("length-header(1, counts-header)");
        }

        @Override
        protected List<Golden<byte[]>> golden() {
            return List.of(new Golden<>(HELLO, "06 68656c6c6f"));
        }

        @Override
        protected List<BadInput> badInputs() {
            return List.of(new BadInput("a length below the header's", "00", Reason.MALFORMED, false));
        }
    }

    @Nested
    class BehindMagic extends Contract {

        BehindMagic() {
            super("length-header(3, order=little-endian, counts-header, magic=\"\\xca\\xfe\", max=1000)");
        }

        @Override
        protected List<Golden<byte[]>> golden() {
            return List.of(new Golden<>(HELLO, "cafe 0a0000 68656c6c6f"));
        }

        @Override
        protected List<BadInput> badInputs() {
            return List.of(
                    new BadInput("another magic", "cafd", Reason.MALFORMED, false),
                    new BadInput("a length below the header's", "cafe 040000", Reason.MALFORMED, false));
        }

        @Override
        protected Optional<Framing> larger() {
            return Optional.of(
                    Framings.parse("length-header(3, order=little-endian, counts-header, magic=\"\\xca\\xfe\")"));
        }
    }

    @Nested
    class EightBytesAdjusted extends Contract {

        EightBytesAdjusted() {
            super("length-header(8, adjustment=3, max=300)");
        }

        @Override
        protected boolean carries(byte[] payload) {
            return payload.length >= 3;
        }

        @Override
        protected List<Golden<byte[]>> golden() {
            return List.of(new Golden<>(HELLO, "0000000000000002 68656c6c6f"));
        }

        @Override
        protected List<byte[]> refused() {
            return List.of(new byte[0], new byte[2]);
        }

        @Override
        protected List<BadInput> badInputs() {
            return List.of(
                    new BadInput("a negative length", "ffffffffffffffff", Reason.MALFORMED, false),
                    new BadInput("a length that overflows", "7fffffffffffffff", Reason.MALFORMED, false));
        }

        @Override
        protected Optional<Framing> larger() {
            return Optional.of(Framings.parse("length-header(8, adjustment=3)"));
        }
    }

    @Nested
    class KeptInThePayload extends Contract {

        private static final int HEADER = 3;

        KeptInThePayload() {
            super("length-header(2, offset=1, strip=0, max=300)");
        }

        /** Its own bytes where the length goes are never the length. */
        @Override
        protected byte[] payload(int length) {
            byte[] payload = super.payload(length);
            Arrays.fill(payload, Math.min(1, length), Math.min(HEADER, length), (byte) 0xff);
            return payload;
        }

        @Override
        protected List<byte[]> payloads() {
            return IntStream.of(3, 4, 5, 20, 255, 256, 300)
                    .mapToObj(this::payload)
                    .toList();
        }

        @Override
        protected byte[] delivered(byte[] payload) {
            byte[] delivered = payload.clone();
            delivered[1] = (byte) ((payload.length - HEADER) >> 8);
            delivered[2] = (byte) (payload.length - HEADER);
            return delivered;
        }

        @Override
        protected List<Golden<byte[]>> golden() {
            return List.of(new Golden<>(new byte[] {9, 0, 1, 7}, "09 0001 07"));
        }

        @Override
        protected List<byte[]> refused() {
            return List.of(new byte[0], new byte[2]);
        }

        @Override
        protected Optional<Framing> larger() {
            return Optional.of(Framings.parse("length-header(2, offset=1, strip=0)"));
        }
    }
}
