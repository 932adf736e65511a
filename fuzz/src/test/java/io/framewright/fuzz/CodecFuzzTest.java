package io.framewright.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.Struct;
import io.netty.buffer.ByteBuf;

/** Codecs under Jazzer: the inputs in src/test/resources by default, new ones as in README.md. */
class CodecFuzzTest {

    private static final Fuzzed<ByteBuf> BYTES = new Fuzzed<>(Target.bytes());
    private static final Fuzzed<String> STRING = new Fuzzed<>(Target.string());
    private static final Fuzzed<Basket> JDK = new Fuzzed<>(Target.baskets("jdk"));
    private static final Fuzzed<Basket> SERIAL = new Fuzzed<>(Target.baskets("marshalling"));
    private static final Fuzzed<Basket> RIVER = new Fuzzed<>(Target.baskets("marshalling-river"));
    private static final Fuzzed<Struct> PROTOBUF = new Fuzzed<>(Target.protobuf());
    private static final Fuzzed<Basket> KRYO = new Fuzzed<>(Target.baskets("kryo"));
    private static final Fuzzed<Basket> MSGPACK = new Fuzzed<>(Target.baskets("msgpack"));
    private static final Fuzzed<Basket> JSON = new Fuzzed<>(Target.baskets("json"));
    private static final Fuzzed<Basket> JSON_DEFLATE = new Fuzzed<>(Target.jsonDeflate());
    private static final Fuzzed<Basket> JSON_LZ4 = new Fuzzed<>(Target.jsonLz4());
    private static final Fuzzed<Basket> KRYO_ZSTD = new Fuzzed<>(Target.kryoZstd());

    @FuzzTest
    void bytes(byte[] input) {
        BYTES.take(input);
    }

    @FuzzTest
    void string(byte[] input) {
        STRING.take(input);
    }

    @FuzzTest
    void jdk(byte[] input) {
        JDK.take(input);
    }

    @FuzzTest
    void marshalling(byte[] input) {
        SERIAL.take(input);
    }

    @FuzzTest
    void marshallingRiver(byte[] input) {
        RIVER.take(input);
    }

    @FuzzTest
    void protobuf(byte[] input) {
        PROTOBUF.take(input);
    }

    @FuzzTest
    void kryo(byte[] input) {
        KRYO.take(input);
    }

    @FuzzTest
    void msgpack(byte[] input) {
        MSGPACK.take(input);
    }

    @FuzzTest
    void json(byte[] input) {
        JSON.take(input);
    }

    @FuzzTest
    void jsonDeflate(byte[] input) {
        JSON_DEFLATE.take(input);
    }

    @FuzzTest
    void jsonLz4(byte[] input) {
        JSON_LZ4.take(input);
    }

    @FuzzTest
    void kryoZstd(byte[] input) {
        KRYO_ZSTD.take(input);
    }
}
