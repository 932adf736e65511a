package io.framewright.security;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.HashCollections;
import io.framewright.codec.kryo.KryoCodec;
import io.netty.buffer.Unpooled;
import java.util.List;

/** What runs among classes that were loaded anew. */
public final class Probe {

    private Probe() {}

    /**
     * Reads as the library does.
     *
     * @param wire the format
     * @param bytes a message
     * @return what ran of {@link Proof}
     */
    public static List<String> plain(String wire, byte[] bytes) {
        try {
            if (wire.equals("KRYO")) {
                Wire.readWithKryo(bytes);
            } else {
                Wire.valueOf(wire).readPlainly(bytes);
            }
        } catch (Exception | LinkageError e) {
            // some of the messages cannot be read to their ends
        }
        return List.copyOf(ProofBase.RAN);
    }

    /**
     * Reads as our codec does.
     *
     * @param wire the format
     * @param bytes a message
     * @return why it was refused, or what it is
     */
    public static String guarded(String wire, byte[] bytes) {
        Codec<?> codec = wire.equals("KRYO")
                ? KryoCodec.of(Item.class)
                : Wire.valueOf(wire).codec(Item.class, HashCollections.REFUSED);
        try {
            return String.valueOf(codec.decode(Unpooled.wrappedBuffer(bytes)));
        } catch (DecodeException e) {
            return e.reason().name();
        }
    }
}
