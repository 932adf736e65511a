package io.framewright.codec.msgpack;

import io.framewright.codec.msgpack.Samples.MediaContent;
import io.framewright.codec.testkit.HostileContract;

/** Beans in arrays that were spoilt. */
class MediaArraysHostileTest extends HostileContract<MediaContent> {

    MediaArraysHostileTest() {
        super(new MediaArraysContractTest());
    }
}
