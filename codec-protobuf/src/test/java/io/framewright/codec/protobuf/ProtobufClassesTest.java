package io.framewright.codec.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.GeneratedMessage;
import com.google.protobuf.GeneratedMessageLite;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.protobuf.samples.HoldsOld;
import io.framewright.codec.protobuf.samples.LegacyProto;
import io.framewright.codec.protobuf.samples.Old;
import io.framewright.codec.protobuf.samples.Order;
import io.framewright.codec.protobuf.samples.Sticker;
import io.framewright.codec.protobuf.samples.Ticket;
import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.SpecException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes can be messages, and what a codec is told about them. */
class ProtobufClassesTest {

    private final ProtobufCodecProvider provider = new ProtobufCodecProvider();

    @Test
    void isFoundByName() {
        Codec<Order> codec = Codecs.named("protobuf").codecFor(Order.class, CodecOptions.DEFAULT);
        assertThat(codec).hasToString("protobuf");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {String.class, Message.class, DynamicMessage.class, GeneratedMessage.class, Order.Builder.class})
    void classesThatAreNotGeneratedAreRefused(Class<?> type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.codecFor(type, CodecOptions.DEFAULT))
                .withMessageContaining(type.getName())
                .withMessageContaining("protoc");
    }

    /** What protoc makes with its option lite, as far as it matters here. */
    private static final class Light extends GeneratedMessageLite<Light, Light.Builder> {

        private static final class Builder extends GeneratedMessageLite.Builder<Light, Builder> {
            private Builder() {
                super(new Light());
            }
        }

        @Override
        protected Object dynamicMethod(MethodToInvoke method, @Nullable Object first, @Nullable Object second) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void classesOfTheLiteRuntimeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.codecFor(Light.class, CodecOptions.DEFAULT))
                .withMessageContaining("lite");
    }

    @ParameterizedTest
    @ValueSource(classes = {Old.class, HoldsOld.class})
    void messageSetsAreRefused(Class<?> type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.codecFor(type, CodecOptions.DEFAULT))
                .withMessageContaining("MessageSet");
    }

    @Test
    void classesThatComeWithProtobufAreWelcome() {
        assertThat(provider.codecFor(Struct.class, CodecOptions.DEFAULT)).isNotNull();
    }

    /** Neither the type nor the bytes of it need be any that exist. */
    @Test
    void whatAnAnyHoldsStaysBytes() {
        Any any = Any.newBuilder()
                .setTypeUrl("type.googleapis.com/no.such.Type")
                .setValue(ByteString.copyFrom(new byte[] {-1}))
                .build();
        assertThat(through(provider.codecFor(Any.class, CodecOptions.DEFAULT), any))
                .isEqualTo(any);
    }

    @Test
    void nestedClassesAreRefused() {
        CodecOptions options = CodecOptions.DEFAULT.withNested(Map.of(1, Sticker.class));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.codecFor(Order.class, options))
                .withMessageContaining("needs no numbers");
    }

    @Test
    void argumentsAreRefused() {
        CodecOptions options = CodecOptions.DEFAULT.withArguments(
                Spec.parse("protobuf(fast)").terms().get(0).arguments());
        Assertions.assertThatThrownBy(() -> provider.codecFor(Order.class, options))
                .isInstanceOf(SpecException.class);
    }

    @Test
    void providersHandOnLimits() {
        CodecOptions options = CodecOptions.DEFAULT.withLimits(DecodeLimits.DEFAULT.withMaxElements(1));
        Codec<Order> codec = provider.codecFor(Order.class, options);
        Assertions.assertThatThrownBy(() -> through(codec, Orders.ratings(2))).hasMessageContaining("limit of 1");
    }

    @Test
    void extensionsAreDecodedIfTheyAreRegistered() {
        Ticket ticket = Ticket.newBuilder()
                .setNumber(1)
                .setExtension(
                        LegacyProto.sticker,
                        Sticker.newBuilder().setColor("red").build())
                .build();
        ExtensionRegistry registry = ExtensionRegistry.newInstance();
        Codec<Ticket> before =
                ProtobufCodecProvider.withExtensions(registry).codecFor(Ticket.class, CodecOptions.DEFAULT);
        LegacyProto.registerAllExtensions(registry);
        Codec<Ticket> after =
                ProtobufCodecProvider.withExtensions(registry).codecFor(Ticket.class, CodecOptions.DEFAULT);

        assertThat(through(after, ticket).getExtension(LegacyProto.sticker).getColor())
                .isEqualTo("red");
        Ticket unknown = through(before, ticket);
        assertThat(unknown.hasExtension(LegacyProto.sticker)).isFalse();
        assertThat(through(after, unknown)).as("kept as an unknown field").isEqualTo(ticket);
    }

    private static <T> T through(Codec<T> codec, T message) {
        ByteBuf bytes = Unpooled.buffer();
        try {
            codec.encode(message, bytes);
            return codec.decode(bytes);
        } finally {
            bytes.release();
        }
    }
}
