package io.framewright.codec.msgpack;

/** Arrays with a check of names, without classes made at run time. */
class DrawingPlainCheckedContractTest extends DrawingContract {

    @Override
    MsgpackCodec.Builder<Drawing> configured(MsgpackCodec.Builder<Drawing> builder) {
        return builder.checked().plain();
    }

    @Override
    String vector() {
        return "drawing-checked";
    }

    @Override
    String before() {
        return "98 ce 03873972";
    }

    @Override
    String between() {
        return "80 90 90 90 c0";
    }
}
