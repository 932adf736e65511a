package io.framewright.benchmarks;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.Codecs;
import io.framewright.codec.spec.Spec;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;

/** A codec on a library that Framewright has none for, to measure beside the others: without limits. */
final class LibraryCodec implements Codec<Object> {

    private final FastThreadLocal<Workspace> workspaces;

    LibraryCodec(Message message, String library) {
        workspaces = Workspace.perEventLoop(message, library);
    }

    /** The codec of a spec, or this one on a library that is no codec's name. */
    static Codec<Object> orOurs(Message message, String codec) {
        return isOurs(codec) ? message.codec(codec) : new LibraryCodec(message, codec);
    }

    /** Whether there is a codec of a spec's name on the class path. */
    static boolean isOurs(String codec) {
        return Codecs.all().containsKey(Spec.parse(codec).terms().get(0).name());
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
