package io.framewright.codec;

import io.framewright.codec.testkit.CodecContract;
import java.nio.charset.StandardCharsets;
import java.util.List;

class StringCodecTest extends CodecContract<String> {

    @Override
    protected Codec<String> codec(DecodeLimits limits) {
        return new StringCodec(StandardCharsets.UTF_8);
    }

    @Override
    protected List<String> samples() {
        return List.of("", "a", "häßlich", "x".repeat(5000));
    }

    @Override
    protected boolean selfDelimiting() {
        return false;
    }
}
