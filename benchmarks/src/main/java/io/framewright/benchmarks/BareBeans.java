package io.framewright.benchmarks;

import io.framewright.examples.proto.Beans;

/** Protobuf, built from a bean and read back into one. */
final class BareBeans implements Bare {

    private final BareProtobuf protobuf;

    BareBeans(Message message) {
        protobuf = new BareProtobuf(message);
    }

    @Override
    public int encode(Object message) {
        return protobuf.encode(Beans.toMessage(message));
    }

    @Override
    public byte[] bytes() {
        return protobuf.bytes();
    }

    @Override
    public Object decode(byte[] bytes, int offset, int length) {
        return Beans.toBean((com.google.protobuf.Message) protobuf.decode(bytes, offset, length));
    }
}
