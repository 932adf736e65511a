package io.framewright.codec;

import io.framewright.codec.testkit.HostileContract;
import io.netty.buffer.ByteBuf;

/** What the codec of bytes makes of hostile ones. */
class BytesHostileTest extends HostileContract<ByteBuf> {

    BytesHostileTest() {
        super(new BytesCodecTest());
    }

    @Override
    protected boolean admits(Class<?> type) {
        return ByteBuf.class.isAssignableFrom(type);
    }
}
