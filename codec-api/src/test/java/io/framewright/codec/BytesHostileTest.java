package io.framewright.codec;

import io.framewright.codec.testkit.HostileContract;
import io.netty.buffer.ByteBuf;

/** What the codec of bytes makes of hostile ones. */
class BytesHostileTest extends HostileContract<ByteBuf> {

    BytesHostileTest() {
        super(new BytesCodecTest());
    }
}
