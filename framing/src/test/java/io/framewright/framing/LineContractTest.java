package io.framewright.framing;

import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.framing.FramingContract;
import java.util.List;
import java.util.Optional;

class LineContractTest extends FramingContract {

    @Override
    protected Framing framing() {
        return DelimiterFraming.line();
    }

    @Override
    protected Optional<Framing> larger() {
        return Optional.of(DelimiterFraming.line().maxPayload(1 << 21));
    }

    @Override
    protected byte[] payload(int length) {
        byte[] payload = super.payload(length);
        for (int i = 0; i < length; i++) {
            payload[i] = payload[i] == '\n' || (payload[i] == '\r' && i == length - 1) ? (byte) 'x' : payload[i];
        }
        return payload;
    }

    @Override
    protected List<Golden<byte[]>> golden() {
        return List.of(
                new Golden<>(new byte[0], "0a"),
                new Golden<>(Delivery.bytes("abc"), "61 62 63 0a"),
                new Golden<>(Delivery.bytes("\rx"), "0d 78 0a"));
    }

    @Override
    protected List<byte[]> refused() {
        return List.of(Delivery.bytes("a\nb"), Delivery.bytes("a\r"), Delivery.bytes("\r"));
    }
}
