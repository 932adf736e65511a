package io.framewright.codec.testkit.framing;

import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.testkit.Golden;
import io.framewright.framing.Framing;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The contract for one framing after the other; every hook has something to say. */
class XorHeaderContract extends FramingContract {

    static final Supplier<Framing> SOUND = () -> new XorHeader(100);

    /** The framing under trial. */
    static Supplier<Framing> subject = SOUND;

    @Override
    protected Framing framing() {
        return subject.get();
    }

    @Override
    protected boolean carries(byte[] payload) {
        return payload.length == 0 || payload[0] != -1;
    }

    @Override
    protected List<Golden<byte[]>> golden() {
        return List.of(new Golden<>(new byte[0], "00 00"), new Golden<>(new byte[] {1, 2, 4}, "03 010204 07"));
    }

    @Override
    protected List<byte[]> refused() {
        return List.of(new byte[] {-1, 0});
    }

    @Override
    protected List<BadInput> badInputs() {
        return List.of(
                new BadInput("a wrong sum", "01 07 08", Reason.MALFORMED, true),
                new BadInput("no length", "ff", Reason.MALFORMED, false),
                new BadInput("a length over the maximum", "65" + "00".repeat(102), Reason.LIMIT_EXCEEDED, true));
    }

    @Override
    protected Optional<Framing> larger() {
        return Optional.of(new XorHeader(200));
    }
}
