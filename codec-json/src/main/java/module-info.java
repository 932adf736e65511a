/** JSON by Jackson 3. */
module io.framewright.codec.json {
    requires transitive io.framewright.codec;
    requires tools.jackson.core;
    requires transitive tools.jackson.databind;
    requires static transitive org.jspecify;

    exports io.framewright.codec.json;

    provides io.framewright.codec.CodecProvider with
            io.framewright.codec.json.JsonCodecProvider;
}
