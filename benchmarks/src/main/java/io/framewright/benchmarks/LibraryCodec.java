package io.framewright.benchmarks;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;

/** A codec on a library that Framewright has none for, to measure beside the others: without limits. */
final class LibraryCodec implements Codec<Object> {

    private final FastThreadLocal<Workspace> workspaces;

    LibraryCodec(Message message, String library) {
        workspaces = Workspace.perEventLoop(message, library);
    }

    @Override
    public void encode(Object message, ByteBuf out) {
        Workspace workspace = workspaces.get();
        workspace.copyTo(out, workspace.encode(message));
    }

    @Override
    public Object decode(ByteBuf in) {
        return workspaces.get().decode(in, in.readableBytes());
    }

    /** Not a service: the comparison measures the codecs that one can use. */
    record Provider(Message message, String name) implements CodecProvider {

        @Override
        @SuppressWarnings("unchecked") // asked for the message's class only
        public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
            return (Codec<T>) new LibraryCodec(message, name);
        }
    }
}
