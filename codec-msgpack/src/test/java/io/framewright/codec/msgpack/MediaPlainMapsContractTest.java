package io.framewright.codec.msgpack;

import io.framewright.codec.msgpack.Samples.MediaContent;

/** Maps, without classes made at run time. */
class MediaPlainMapsContractTest extends MediaContract {

    @Override
    MsgpackCodec.Builder<MediaContent> configured(MsgpackCodec.Builder<MediaContent> builder) {
        return builder.maps().plain();
    }

    @Override
    String vectors() {
        return "maps";
    }

    @Override
    String before() {
        return "81 a6 696d61676573";
    }
}
