package io.framewright.codec.compression;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.testkit.CodecContract;
import io.framewright.codec.testkit.Golden;
import java.util.List;

/** Payloads that are not compressed, among some that are. */
class StoredPayloadTest extends CodecContract<String> {

    @Override
    protected Codec<String> codec(DecodeLimits limits) {
        return CompressedCodec.of(
                Codecs.named("string").codecFor(String.class, CodecOptions.DEFAULT), new DeflateCompression(6));
    }

    @Override
    protected List<String> samples() {
        return List.of("", "a", "tea for two", "x".repeat(255), "x".repeat(256), "häßlich € ".repeat(500));
    }

    @Override
    protected List<Golden<String>> golden() {
        return List.of(new Golden<>("", "00"), new Golden<>("tea", "00 746561"));
    }

    /** Halves of half surrogate pairs, found out by the inner codec. */
    @Override
    protected List<String> unencodable() {
        return List.of("half a pair \uD83C");
    }

    /** Half of a text is a text. */
    @Override
    protected boolean selfDelimiting() {
        return false;
    }
}
