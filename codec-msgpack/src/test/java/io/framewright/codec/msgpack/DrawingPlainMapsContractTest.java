package io.framewright.codec.msgpack;

/** Maps, without classes made at run time. */
class DrawingPlainMapsContractTest extends DrawingContract {

    @Override
    MsgpackCodec.Builder<Drawing> configured(MsgpackCodec.Builder<Drawing> builder) {
        return builder.maps().plain();
    }

    @Override
    String vector() {
        return "drawing-maps";
    }

    @Override
    String before() {
        return "87 a5 7368617065";
    }

    @Override
    String between() {
        return "a6 636f756e7473 80 a6 706f696e7473 90 a5 6e616d6573 90 a7 6d61726b657273 90 aa 6261636b67726f756e64 c0 a8 616e797468696e67";
    }
}
