package io.framewright.framing;

import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.framing.FramingContract;
import java.util.List;
import java.util.Optional;

class StrictLineContractTest extends FramingContract {

    @Override
    protected Framing framing() {
        return DelimiterFraming.strictLine().maxPayload(600).deliverUnterminated();
    }

    @Override
    protected Optional<Framing> larger() {
        return Optional.of(DelimiterFraming.strictLine());
    }

    @Override
    protected boolean deliversLastFrame() {
        return true;
    }

    @Override
    protected byte[] payload(int length) {
        byte[] payload = super.payload(length);
        for (int i = 1; i < length; i++) {
            payload[i] = payload[i] == '\n' && payload[i - 1] == '\r' ? (byte) 'x' : payload[i];
        }
        return payload;
    }

    @Override
    protected List<Golden<byte[]>> golden() {
        return List.of(new Golden<>(new byte[0], "0d 0a"), new Golden<>(Delivery.bytes("a\nb\r"), "61 0a 62 0d 0d 0a"));
    }

    @Override
    protected List<byte[]> refused() {
        return List.of(Delivery.bytes("a\r\nb"), Delivery.bytes("\r\n"));
    }
}
