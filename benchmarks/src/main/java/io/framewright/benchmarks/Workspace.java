package io.framewright.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;

/** A library and the array from which it reads what arrives, used again: one for each event loop. */
final class Workspace {

    private final Bare library;
    private byte[] incoming = new byte[4096];

    private Workspace(Bare library) {
        this.library = library;
    }

    static FastThreadLocal<Workspace> perEventLoop(Message message, String codec) {
        return new FastThreadLocal<>() {
            @Override
            protected Workspace initialValue() {
                return new Workspace(Bare.of(message, codec));
            }
        };
    }

    /** Serializes a message, and returns how many bytes it takes. */
    int encode(Object message) {
        return library.encode(message);
    }

    /** Copies the message that was serialized last. */
    void copyTo(ByteBuf out, int length) {
        out.writeBytes(library.bytes(), 0, length);
    }

    /** Reads a message in one copy, or in place where the buffer has an array. */
    Object decode(ByteBuf in, int length) {
        if (in.hasArray()) {
            int offset = in.arrayOffset() + in.readerIndex();
            in.skipBytes(length);
            return library.decode(in.array(), offset, length);
        }
        if (incoming.length < length) {
            incoming = new byte[Math.max(length, 2 * incoming.length)];
        }
        in.readBytes(incoming, 0, length);
        return library.decode(incoming, 0, length);
    }
}
