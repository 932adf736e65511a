package io.framewright.framing;

import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.framing.BadInput;
import io.framewright.codec.testkit.framing.FramingContract;
import java.util.List;
import java.util.Optional;

class SlipContractTest extends FramingContract {

    @Override
    protected Framing framing() {
        return SlipFraming.of().maxPayload(1_006);
    }

    @Override
    protected Optional<Framing> larger() {
        return Optional.of(SlipFraming.of());
    }

    @Override
    protected boolean carries(byte[] payload) {
        return payload.length > 0;
    }

    @Override
    protected List<Golden<byte[]>> golden() {
        return List.of(
                new Golden<>(new byte[] {1, (byte) 0xc0, (byte) 0xdb, 2}, "01 db dc db dd 02 c0"),
                new Golden<>(new byte[] {(byte) 0xdc, (byte) 0xdd}, "dc dd c0"));
    }

    @Override
    protected List<byte[]> refused() {
        return List.of(new byte[0]);
    }

    @Override
    protected List<BadInput> badInputs() {
        return List.of(
                new BadInput("an escape of another byte", "61 db 62 63 c0", Reason.MALFORMED, true),
                new BadInput("an escape of an escape", "db db dc c0", Reason.MALFORMED, true),
                new BadInput("an escape before the end", "61 db c0", Reason.MALFORMED, true));
    }
}
