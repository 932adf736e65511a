package io.framewright.codec.msgpack;

/** Arrays with a check of names, read and written by classes made at run time. */
class DrawingCheckedContractTest extends DrawingContract {

    @Override
    MsgpackCodec.Builder<Drawing> configured(MsgpackCodec.Builder<Drawing> builder) {
        return builder.checked();
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
