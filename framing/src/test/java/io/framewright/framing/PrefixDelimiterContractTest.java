package io.framewright.framing;

import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.framing.FramingContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Delimiters that begin with each other: the rest of the longer one is swallowed. */
class PrefixDelimiterContractTest extends FramingContract {

    @Override
    protected Framing framing() {
        return DelimiterFraming.of("\r\n", "\r", "\n").maxPayload(600);
    }

    @Override
    protected Optional<Framing> larger() {
        return Optional.of(DelimiterFraming.of("\r\n", "\r", "\n").maxPayload(2_000));
    }

    @Override
    protected boolean carries(byte[] payload) {
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        return !text.contains("\r") && !text.contains("\n");
    }

    @Override
    protected byte[] payload(int length) {
        byte[] payload = super.payload(length);
        for (int i = 0; i < length; i++) {
            payload[i] = payload[i] == '\n' || payload[i] == '\r' ? (byte) 'x' : payload[i];
        }
        return payload;
    }

    @Override
    protected List<Golden<byte[]>> golden() {
        return List.of(new Golden<>(new byte[0], "0d 0a"), new Golden<>(Delivery.bytes("abc"), "61 62 63 0d 0a"));
    }

    @Override
    protected List<byte[]> refused() {
        return List.of(Delivery.bytes("a\rb"), Delivery.bytes("\n"), Delivery.bytes("\r"));
    }
}
