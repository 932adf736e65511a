/** Java serialization, deny by default. */
module io.framewright.codec.jdk {
    requires transitive io.framewright.codec;
    requires static transitive org.jspecify;

    exports io.framewright.codec.jdk;

    provides io.framewright.codec.CodecProvider with
            io.framewright.codec.jdk.JdkCodecProvider;
}
