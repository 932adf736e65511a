/** The codec SPI, message types, limits and errors. */
@SuppressWarnings("module") // framing is compiled after this
module io.framewright.codec {
    requires transitive io.netty.buffer;
    requires io.netty.common;
    requires static transitive org.jspecify;

    exports io.framewright.codec;
    exports io.framewright.codec.binding;
    exports io.framewright.codec.compression;
    exports io.framewright.codec.internal to
            io.framewright.framing;
    exports io.framewright.codec.spec;

    uses io.framewright.codec.CodecProvider;
    uses io.framewright.codec.CodecDecoratorProvider;

    provides io.framewright.codec.CodecProvider with
            io.framewright.codec.BytesCodec.Provider,
            io.framewright.codec.StringCodec.Provider;
    provides io.framewright.codec.CodecDecoratorProvider with
            io.framewright.codec.compression.DeflateCompression.Provider;
}
