/** Zstandard as a codec decorator. */
module io.framewright.codec.zstd {
    requires transitive io.framewright.codec;
    requires com.github.luben.zstd_jni;
    requires static transitive org.jspecify;

    exports io.framewright.codec.zstd;

    provides io.framewright.codec.CodecDecoratorProvider with
            io.framewright.codec.zstd.ZstdCompression.Provider;
}
