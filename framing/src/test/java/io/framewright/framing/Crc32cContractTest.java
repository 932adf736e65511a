package io.framewright.framing;

import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.framing.BadInput;
import io.framewright.codec.testkit.framing.FramingContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** The checksum with each kind of framing. */
class Crc32cContractTest {

    private static final byte[] CHECK = Delivery.bytes("123456789");

    @Nested
    class BehindALengthHeader extends FramingContract {

        @Override
        protected Framing framing() {
            return Crc32cFraming.of(LengthHeaderFraming.of(2).maxPayload(1_000));
        }

        @Override
        protected Optional<Framing> larger() {
            return Optional.of(Crc32cFraming.of(LengthHeaderFraming.of(2)));
        }

        @Override
        protected List<Golden<byte[]>> golden() {
            return List.of(new Golden<>(CHECK, "00 0d 31 32 33 34 35 36 37 38 39 e3 06 92 83"));
        }

        @Override
        protected List<BadInput> badInputs() {
            return List.of(
                    new BadInput("another checksum", "00 05 31 00 00 00 00", Reason.MALFORMED, true),
                    new BadInput("no room for one", "00 03 31 32 33", Reason.MALFORMED, true));
        }
    }

    @Nested
    class InALine extends LineContractTest {

        @Override
        protected Framing framing() {
            return Crc32cFraming.of(DelimiterFraming.line().maxPayload(600));
        }

        @Override
        protected Optional<Framing> larger() {
            return Optional.of(Crc32cFraming.of(DelimiterFraming.line()));
        }

        @Override
        protected List<Golden<byte[]>> golden() {
            return List.of(new Golden<>(CHECK, "31 32 33 34 35 36 37 38 39 65 33 30 36 39 32 38 33 0a"));
        }

        @Override
        protected List<byte[]> refused() {
            return List.of(Delivery.bytes("a\nb"));
        }

        @Override
        protected List<BadInput> badInputs() {
            return List.of(
                    new BadInput(
                            "digits in upper case",
                            "31 32 33 34 35 36 37 38 39 45 33 30 36 39 32 38 33 0a",
                            Reason.MALFORMED,
                            true),
                    new BadInput("no room for a checksum", "31 32 0a", Reason.MALFORMED, true));
        }
    }

    @Nested
    class UnderPadding extends FramingContract {

        @Override
        protected Framing framing() {
            return Crc32cFraming.of(FixedLengthFraming.of(16).padIso7816());
        }

        @Override
        protected List<Golden<byte[]>> golden() {
            return List.of(new Golden<>(CHECK, "31 32 33 34 35 36 37 38 39 80 00 00 e3 06 92 83"));
        }

        @Override
        protected List<BadInput> badInputs() {
            return List.of(new BadInput("no padding, and no checksum", "31".repeat(16), Reason.MALFORMED, true));
        }
    }

    @Nested
    class Escaped extends FramingContract {

        @Override
        protected Framing framing() {
            return Crc32cFraming.of(CobsFraming.of().maxPayload(600));
        }

        @Override
        protected Optional<Framing> larger() {
            return Optional.of(Crc32cFraming.of(CobsFraming.of()));
        }

        @Override
        protected List<Golden<byte[]>> golden() {
            return List.of(new Golden<>(CHECK, "0e 31 32 33 34 35 36 37 38 39 e3 06 92 83 00"));
        }
    }

    @Nested
    class InASlipPacket extends FramingContract {

        @Override
        protected Framing framing() {
            return Crc32cFraming.of(SlipFraming.of().maxPayload(600));
        }

        @Override
        protected Optional<Framing> larger() {
            return Optional.of(Crc32cFraming.of(SlipFraming.of()));
        }

        @Override
        protected List<Golden<byte[]>> golden() {
            return List.of(new Golden<>(CHECK, "31 32 33 34 35 36 37 38 39 e3 06 92 83 c0"));
        }
    }
}
