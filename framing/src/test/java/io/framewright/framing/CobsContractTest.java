package io.framewright.framing;

import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.framing.BadInput;
import io.framewright.codec.testkit.framing.FramingContract;
import java.util.List;
import java.util.Optional;

class CobsContractTest extends FramingContract {

    @Override
    protected Framing framing() {
        return CobsFraming.of().maxPayload(70_000);
    }

    @Override
    protected Optional<Framing> larger() {
        return Optional.of(CobsFraming.of());
    }

    @Override
    protected List<Golden<byte[]>> golden() {
        return List.of(
                new Golden<>(new byte[0], "01 00"),
                new Golden<>(new byte[] {0}, "01 01 00"),
                new Golden<>(new byte[] {0x11, 0x22, 0, 0x33}, "03 11 22 02 33 00"));
    }

    @Override
    protected List<BadInput> badInputs() {
        return List.of(
                new BadInput("a block that runs over the end", "05 11 22 00", Reason.MALFORMED, true),
                new BadInput("a second block that does", "02 11 02 00", Reason.MALFORMED, true));
    }
}
