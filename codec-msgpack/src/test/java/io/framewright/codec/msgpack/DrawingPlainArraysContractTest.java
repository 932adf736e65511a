package io.framewright.codec.msgpack;

/** Arrays, without classes made at run time. */
class DrawingPlainArraysContractTest extends DrawingContract {

    @Override
    MsgpackCodec.Builder<Drawing> configured(MsgpackCodec.Builder<Drawing> builder) {
        return builder.plain();
    }

    @Override
    String vector() {
        return "drawing-arrays";
    }

    @Override
    String before() {
        return "97";
    }

    @Override
    String between() {
        return "80 90 90 90 c0";
    }
}
