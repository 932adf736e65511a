/** Generated Protocol Buffers messages. */
@SuppressWarnings("requires-transitive-automatic")
module io.framewright.codec.protobuf {
    requires transitive io.framewright.codec;
    requires transitive com.google.protobuf;
    requires static transitive org.jspecify;

    exports io.framewright.codec.protobuf;

    provides io.framewright.codec.CodecProvider with
            io.framewright.codec.protobuf.ProtobufCodecProvider;
}
