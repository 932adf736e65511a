package io.framewright.codec.msgpack;

import io.framewright.codec.msgpack.Samples.MediaContent;

/** Arrays, read and written by classes made at run time. */
class MediaArraysContractTest extends MediaContract {

    @Override
    MsgpackCodec.Builder<MediaContent> configured(MsgpackCodec.Builder<MediaContent> builder) {
        return builder;
    }

    @Override
    String vectors() {
        return "arrays";
    }

    @Override
    String before() {
        return "92 c0";
    }
}
