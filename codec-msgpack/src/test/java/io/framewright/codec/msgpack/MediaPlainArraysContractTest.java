package io.framewright.codec.msgpack;

import io.framewright.codec.msgpack.Samples.MediaContent;

/** Arrays, without classes made at run time. */
class MediaPlainArraysContractTest extends MediaContract {

    @Override
    MsgpackCodec.Builder<MediaContent> configured(MsgpackCodec.Builder<MediaContent> builder) {
        return builder.plain();
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
