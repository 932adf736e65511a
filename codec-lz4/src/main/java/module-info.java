/** LZ4 as a codec decorator. */
@SuppressWarnings("module")
module io.framewright.codec.lz4 {
    requires transitive io.framewright.codec;
    requires org.lz4.java;
    requires static transitive org.jspecify;

    exports io.framewright.codec.lz4;

    provides io.framewright.codec.CodecDecoratorProvider with
            io.framewright.codec.lz4.Lz4Compression.Provider;
}
