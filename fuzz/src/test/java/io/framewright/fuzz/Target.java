package io.framewright.fuzz;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.compression.CompressedCodec;
import io.framewright.codec.compression.Compression;
import io.framewright.codec.compression.DeflateCompression;
import io.framewright.codec.lz4.Lz4Compression;
import io.framewright.codec.testkit.CodecContract;
import io.framewright.codec.zstd.ZstdCompression;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.function.UnaryOperator;

/** A codec and messages for it. */
final class Target<T> extends CodecContract<T> {

    private final String name;
    private final Class<T> type;
    private final UnaryOperator<Codec<T>> decorator;
    private final List<T> samples;

    private Target(String name, Class<T> type, List<T> samples, UnaryOperator<Codec<T>> decorator) {
        this.name = name;
        this.type = type;
        this.samples = samples;
        this.decorator = decorator;
    }

    static Target<Basket> baskets(String name) {
        return new Target<>(name, Basket.class, Basket.samples(), codec -> codec);
    }

    /** Compresses whatever becomes shorter by it. */
    static Target<Basket> compressed(String name, Compression compression) {
        return new Target<>(
                name,
                Basket.class,
                Basket.samples(),
                codec -> CompressedCodec.of(codec, compression).withThreshold(0));
    }

    static Target<Basket> jsonDeflate() {
        return compressed("json", new DeflateCompression(DeflateCompression.DEFAULT_LEVEL));
    }

    static Target<Basket> jsonLz4() {
        return compressed("json", Lz4Compression.fast());
    }

    static Target<Basket> kryoZstd() {
        return compressed("kryo", new ZstdCompression(ZstdCompression.DEFAULT_LEVEL));
    }

    static Target<Struct> protobuf() {
        Value number = Value.newBuilder().setNumberValue(1.5).build();
        Value list = Value.newBuilder()
                .setListValue(ListValue.newBuilder().addValues(number).addValues(number))
                .build();
        Struct struct = Struct.newBuilder()
                .putFields("tea", number)
                .putFields("cups", list)
                .build();
        Value nested = Value.newBuilder().setStructValue(struct).build();
        List<Struct> samples = List.of(
                Struct.getDefaultInstance(),
                struct,
                Struct.newBuilder().putFields("", nested).build());
        return new Target<>("protobuf", Struct.class, samples, codec -> codec);
    }

    static Target<String> string() {
        return new Target<>("string", String.class, List.of("", "tea", "häßlich € \uD83C\uDF75"), codec -> codec);
    }

    static Target<ByteBuf> bytes() {
        return new Target<>("bytes", ByteBuf.class, List.of(), codec -> codec);
    }

    @Override
    protected Codec<T> codec(DecodeLimits limits) {
        return decorator.apply(Codecs.named(name).codecFor(type, CodecOptions.DEFAULT.withLimits(limits)));
    }

    @Override
    protected List<T> samples() {
        return type == ByteBuf.class ? List.of(type.cast(Unpooled.wrappedBuffer(new byte[] {1, 2, 3}))) : samples;
    }

    @Override
    protected Object comparable(T message) {
        return message instanceof Basket basket ? basket.parts() : message;
    }
}
