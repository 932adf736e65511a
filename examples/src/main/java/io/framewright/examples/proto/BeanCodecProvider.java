package io.framewright.examples.proto;

import com.google.protobuf.Message;
import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.protobuf.ProtobufCodecProvider;
import io.framewright.examples.media.MediaContent;
import io.framewright.examples.media.MediaContents;
import io.framewright.examples.media.Tiny;
import io.netty.buffer.ByteBuf;
import java.util.Map;

/**
 * Registers {@code protobuf-beans}: the wire of {@code protobuf}, for an application whose own model are the beans of
 * {@link io.framewright.examples.media} and {@link io.framewright.examples.time}. Each message is built from a bean, or read back into one.
 */
public final class BeanCodecProvider implements CodecProvider {

    private static final Map<Class<?>, Class<? extends Message>> MESSAGES = Map.of(
            Tiny.class, io.framewright.examples.proto.Tiny.class,
            MediaContent.class, io.framewright.examples.proto.MediaContent.class,
            MediaContents.class, io.framewright.examples.proto.MediaContents.class,
            io.framewright.examples.time.TimeRequest.class, TimeRequest.class,
            io.framewright.examples.time.TimeReply.class, TimeReply.class,
            io.framewright.examples.time.Refusal.class, Refusal.class,
            io.framewright.examples.udp.ProverbRequest.class, ProverbRequest.class,
            io.framewright.examples.udp.Proverb.class, Proverb.class,
            io.framewright.examples.attachments.Letter.class, Letter.class);

    /** Made by the service loader. */
    public BeanCodecProvider() {}

    @Override
    public String name() {
        return "protobuf-beans";
    }

    @Override
    public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
        Class<? extends Message> messages = MESSAGES.get(type);
        if (messages == null) {
            throw new IllegalArgumentException(
                    "protobuf-beans is for classes that a .proto file of the examples describes, not "
                            + type.getName());
        }
        return beans(type, new ProtobufCodecProvider().codecFor(messages, options));
    }

    private static <T, M extends Message> Codec<T> beans(Class<T> type, Codec<M> messages) {
        return new BeanCodec<>(type, messages);
    }

    /** Built and read back without reflection. */
    private record BeanCodec<T, M extends Message>(Class<T> type, Codec<M> messages) implements Codec<T> {

        @Override
        @SuppressWarnings("unchecked") // M is what stands for T
        public void encode(T bean, ByteBuf out) {
            messages.encode((M) Beans.toMessage(bean), out);
        }

        @Override
        public T decode(ByteBuf in) {
            return type.cast(Beans.toBean(messages.decode(in)));
        }

        @Override
        public String toString() {
            return "protobuf-beans";
        }
    }
}
