package io.framewright.soak;

import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What one end writes: the parcels, and the bytes that they are on the wire.
 *
 * @param lane the protocol
 * @param parcels in order
 * @param wire the bytes of all frames
 * @param ends where each frame ends
 */
record Letters(Lane lane, List<Parcel> parcels, byte[] wire, List<Integer> ends) {

    private static final int LONG = 3_000;
    private static final int SHORT = 100;

    static Letters random(Lane lane, int count, SplittableRandom random) {
        List<Parcel> parcels = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        ByteBuf wire = Unpooled.buffer();
        for (int i = 0; i < count; i++) {
            int length = random.nextInt(!lane.isShort() && random.nextInt(10) == 0 ? LONG : SHORT);
            Parcel parcel = new Parcel(1, i, 7, Character.toString('a' + i % 26).repeat(length));
            parcels.add(parcel);
            append(lane, parcel, wire);
            ends.add(wire.writerIndex());
        }
        return new Letters(lane, parcels, ByteBufUtil.getBytes(wire), ends);
    }

    private static void append(Lane lane, Parcel parcel, ByteBuf wire) {
        Protocol<Object> protocol = lane.protocol();
        Object message = lane.form().write(parcel, Unpooled.buffer().alloc());
        int start = protocol.framing().open(wire);
        protocol.encoder().encode(message, wire);
        protocol.framing().close(wire, start);
        ReferenceCountUtil.release(message);
    }

    /** How many messages are whole in that many bytes. */
    int whole(int length) {
        return (int) ends.stream().filter(end -> end <= length).count();
    }

    /** Tells whether a stream of that many bytes ends between two messages. */
    boolean isBorder(int length) {
        return length == 0 || ends.contains(length);
    }
}
