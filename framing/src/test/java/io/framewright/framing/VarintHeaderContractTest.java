package io.framewright.framing;

import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.framing.BadInput;
import io.framewright.codec.testkit.framing.FramingContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class VarintHeaderContractTest extends FramingContract {

    @Override
    protected Framing framing() {
        return Framings.parse("varint-header(max=20KiB)");
    }

    @Override
    protected List<Golden<byte[]>> golden() {
        return List.of(
                new Golden<>("hello".getBytes(StandardCharsets.US_ASCII), "05 68656c6c6f"),
                new Golden<>(new byte[0], "00"),
                new Golden<>(new byte[128], "8001" + "00".repeat(128)));
    }

    @Override
    protected List<BadInput> badInputs() {
        return List.of(
                new BadInput("a varint of 32 bits", "80 80 80 80 08", Reason.MALFORMED, false),
                new BadInput("a varint of six bytes", "80 80 80 80 80", Reason.MALFORMED, false),
                new BadInput("a length over the limit", "81 a0 01" + "61".repeat(0x5001), Reason.LIMIT_EXCEEDED, true));
    }

    @Override
    protected Optional<Framing> larger() {
        return Optional.of(VarintHeaderFraming.of());
    }
}
