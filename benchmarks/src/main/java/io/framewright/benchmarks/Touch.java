package io.framewright.benchmarks;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.netty.buffer.ByteBuf;

/** The cheapest message there is: decoding looks at the first byte and always gives the same object. */
final class Touch {

    static final Touch MESSAGE = new Touch();

    private Touch() {}

    static final class TouchCodec implements Codec<Touch> {

        int sum;

        @Override
        public void encode(Touch message, ByteBuf out) {
            throw new UnsupportedOperationException("only decodes");
        }

        @Override
        public boolean prefersArray() {
            return false;
        }

        @Override
        public Touch decode(ByteBuf in) {
            sum += in.getByte(in.readerIndex());
            in.readerIndex(in.writerIndex());
            return MESSAGE;
        }
    }

    static final class Provider implements CodecProvider {

        @Override
        public String name() {
            return "touch";
        }

        @Override
        @SuppressWarnings("unchecked") // asked for Touch only
        public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
            return (Codec<T>) new TouchCodec();
        }
    }
}
