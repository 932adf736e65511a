package io.framewright.fuzz;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.ReferenceCountUtil;

/**
 * Takes inputs that a fuzzer makes. What is thrown but {@link DecodeException} and {@link EncodeException} is a finding, and
 * so is a message that does not come back equal when it is sent again, or a buffer that is retained.
 */
final class Fuzzed<T> {

    private final Target<T> target;
    private final Codec<T> codec;

    Fuzzed(Target<T> target) {
        this.target = target;
        codec = target.codec(DecodeLimits.DEFAULT);
    }

    void take(byte[] input) {
        ByteBuf in = Unpooled.wrappedBuffer(input);
        try {
            decode(in);
        } catch (DecodeException e) {
            // as it should be
        }
        if (in.refCnt() != 1) {
            throw new AssertionError("the input's count is " + in.refCnt());
        }
    }

    private void decode(ByteBuf in) {
        T message = codec.decode(in);
        ByteBuf out = Unpooled.buffer();
        try {
            if (in.isReadable()) {
                throw new AssertionError("left over: " + in.readableBytes());
            }
            codec.encode(message, out);
            requireEqual(message, codec.decode(out));
        } catch (EncodeException e) {
            if (out.writerIndex() != 0) {
                throw new AssertionError("a refused message left a trace", e);
            }
        } finally {
            out.release(out.refCnt());
            ReferenceCountUtil.release(message);
        }
    }

    private void requireEqual(T message, T again) {
        if (!target.comparable(message).equals(target.comparable(again))) {
            throw new AssertionError("sent again, " + message + " becomes " + again);
        }
        ReferenceCountUtil.release(again);
    }
}
