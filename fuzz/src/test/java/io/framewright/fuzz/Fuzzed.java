package io.framewright.fuzz;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.util.ReferenceCountUtil;
import java.util.Arrays;

/**
 * Takes inputs that a fuzzer makes. What is thrown but {@link DecodeException} and {@link EncodeException} is a finding, and
 * so is a message that is another one when it is sent again, or a buffer that is retained.
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
            requireEqual(message, out);
        } catch (EncodeException e) {
            if (out.writerIndex() != 0) {
                throw new AssertionError("a refused message left a trace", e);
            }
        } finally {
            out.release(out.refCnt());
            ReferenceCountUtil.release(message);
        }
    }

    /**
     * Equal, or at least written the same: Java's serialization takes the entries of a sorted map as they come, of any
     * order and any class that is admitted, and such a map is not equal to its own copy.
     */
    private void requireEqual(T message, ByteBuf sent) {
        byte[] bytes = ByteBufUtil.getBytes(sent);
        T again = codec.decode(sent);
        if (!target.comparable(message).equals(target.comparable(again)) && !Arrays.equals(bytes, encoded(again))) {
            throw new AssertionError("sent again, " + message + " becomes " + again);
        }
        ReferenceCountUtil.release(again);
    }

    private byte[] encoded(T message) {
        ByteBuf out = Unpooled.buffer();
        codec.encode(message, out);
        return ByteBufUtil.getBytes(out);
    }
}
