package io.framewright.framing;

import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.framing.FramingContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class DelimiterContractTest extends FramingContract {

    @Override
    protected Framing framing() {
        return DelimiterFraming.of("$_", "\n").maxPayload(1_000);
    }

    @Override
    protected Optional<Framing> larger() {
        return Optional.of(DelimiterFraming.of("$_", "\n").maxPayload(2_000));
    }

    @Override
    protected boolean carries(byte[] payload) {
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        return !text.contains("$_") && !text.contains("\n");
    }

    @Override
    protected byte[] payload(int length) {
        byte[] payload = super.payload(length);
        for (int i = 0; i < length; i++) {
            payload[i] = payload[i] == '\n' || payload[i] == '_' ? (byte) '$' : payload[i];
        }
        return payload;
    }

    @Override
    protected List<Golden<byte[]>> golden() {
        return List.of(
                new Golden<>(new byte[0], "24 5f"),
                new Golden<>(Delivery.bytes("abc"), "61 62 63 24 5f"),
                new Golden<>(Delivery.bytes("_$"), "5f 24 24 5f"));
    }

    @Override
    protected List<byte[]> refused() {
        return List.of(Delivery.bytes("a$_b"), Delivery.bytes("\n"), Delivery.bytes("$_"));
    }
}
