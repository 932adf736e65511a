/** Kryo 5 with explicit ids. */
module io.framewright.codec.kryo {
    requires transitive io.framewright.codec;
    requires java.sql; // Kryo has serializers for its classes, and says so to nobody
    requires com.esotericsoftware.kryo;
    requires static transitive org.jspecify;

    exports io.framewright.codec.kryo;

    provides io.framewright.codec.CodecProvider with
            io.framewright.codec.kryo.KryoCodecProvider;
}
