package io.framewright.benchmarks;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Protobuf's generated messages. */
final class BareProtobuf implements Bare {

    private final Parser<? extends MessageLite> parser;
    private byte[] bytes = new byte[4096];

    BareProtobuf(Message message) {
        parser = message.prototype().getParserForType();
    }

    @Override
    public int encode(Object message) {
        MessageLite generated = (MessageLite) message;
        int size = generated.getSerializedSize();
        if (bytes.length < size) {
            bytes = new byte[Math.max(size, 2 * bytes.length)];
        }
        try {
            CodedOutputStream output = CodedOutputStream.newInstance(bytes, 0, size);
            generated.writeTo(output);
            output.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return size;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public MessageLite decode(byte[] bytes, int offset, int length) {
        try {
            return parser.parseFrom(bytes, offset, length);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }
}
