package io.framewright.benchmarks;

import io.framewright.codec.spec.Spec;
import io.framewright.examples.proto.Beans;
import io.framewright.framing.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.codec.MessageToByteEncoder;
import io.netty.handler.codec.MessageToMessageDecoder;
import io.netty.handler.codec.MessageToMessageEncoder;
import io.netty.handler.codec.marshalling.MarshallingDecoder;
import io.netty.handler.codec.marshalling.MarshallingEncoder;
import io.netty.handler.codec.marshalling.ThreadLocalMarshallerProvider;
import io.netty.handler.codec.marshalling.ThreadLocalUnmarshallerProvider;
import io.netty.handler.codec.protobuf.ProtobufDecoder;
import io.netty.handler.codec.protobuf.ProtobufEncoder;
import io.netty.handler.codec.protobuf.ProtobufVarint32FrameDecoder;
import io.netty.handler.codec.protobuf.ProtobufVarint32LengthFieldPrepender;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.List;
import java.util.function.Supplier;

/**
 * The handlers of Netty: those for Protobuf behind its varint; those for JBoss Marshalling with a marshaller and an
 * unmarshaller for each thread; for other libraries the length-field handlers, and between them and the application what
 * a careful user writes, with a serializer and arrays that each event loop uses again.
 */
final class StockHandlers {

    private static final int HEADER_LENGTH = 4;
    private static final int MAX = Framing.DEFAULT_MAX_PAYLOAD;

    private StockHandlers() {}

    static Supplier<ChannelHandler[]> of(Message message, String codec) {
        if (message instanceof UserMessage) {
            return library(message, codec);
        }
        return switch (Spec.parse(codec).terms().get(0).name()) {
            case "protobuf" -> () -> protobuf(message);
            case "protobuf-beans" -> () -> beans(message);
            case "marshalling" -> marshalling(Marshallers.SERIAL, message);
            case "marshalling-river" -> marshalling(Marshallers.RIVER, message);
            default -> library(message, codec);
        };
    }

    private static ChannelHandler[] protobuf(Message message) {
        return new ChannelHandler[] {
            new ProtobufVarint32FrameDecoder(MAX),
            new ProtobufVarint32LengthFieldPrepender(),
            new ProtobufDecoder(message.prototype()),
            new ProtobufEncoder()
        };
    }

    private static ChannelHandler[] beans(Message message) {
        return new ChannelHandler[] {
            new ProtobufVarint32FrameDecoder(MAX),
            new ProtobufVarint32LengthFieldPrepender(),
            new ProtobufDecoder(message.prototype()),
            new ProtobufEncoder(),
            new FromProtobuf(),
            new ToProtobuf(message.type("protobuf-beans"))
        };
    }

    private static Supplier<ChannelHandler[]> marshalling(Marshallers protocol, Message message) {
        var writers = new ThreadLocalMarshallerProvider(protocol.factory(), protocol.configuration(message));
        var readers = new ThreadLocalUnmarshallerProvider(protocol.factory(), protocol.configuration(message));
        return () -> new ChannelHandler[] {new MarshallingDecoder(readers, MAX), new MarshallingEncoder(writers)};
    }

    private static Supplier<ChannelHandler[]> library(Message message, String codec) {
        FastThreadLocal<Workspace> workspaces = Workspace.perEventLoop(message, codec);
        Class<?> type = message.type(codec);
        return () -> new ChannelHandler[] {
            new LengthFieldBasedFrameDecoder(MAX + HEADER_LENGTH, 0, HEADER_LENGTH, 0, HEADER_LENGTH),
            new LengthFieldPrepender(HEADER_LENGTH),
            new LibraryDecoder(workspaces),
            new LibraryEncoder(type, workspaces)
        };
    }

    private static final class LibraryEncoder extends MessageToByteEncoder<Object> {

        private final FastThreadLocal<Workspace> workspaces;

        LibraryEncoder(Class<?> type, FastThreadLocal<Workspace> workspaces) {
            super(type);
            this.workspaces = workspaces;
        }

        @Override
        protected void encode(ChannelHandlerContext ctx, Object message, ByteBuf out) {
            Workspace workspace = workspaces.get();
            workspace.copyTo(out, workspace.encode(message));
        }
    }

    private static final class LibraryDecoder extends MessageToMessageDecoder<ByteBuf> {

        private final FastThreadLocal<Workspace> workspaces;

        LibraryDecoder(FastThreadLocal<Workspace> workspaces) {
            super(ByteBuf.class);
            this.workspaces = workspaces;
        }

        @Override
        protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
            out.add(workspaces.get().decode(in, in.readableBytes()));
        }
    }

    private static final class ToProtobuf extends MessageToMessageEncoder<Object> {

        ToProtobuf(Class<?> type) {
            super(type);
        }

        @Override
        protected void encode(ChannelHandlerContext ctx, Object bean, List<Object> out) {
            out.add(Beans.toMessage(bean));
        }
    }

    private static final class FromProtobuf extends MessageToMessageDecoder<com.google.protobuf.Message> {

        FromProtobuf() {
            super(com.google.protobuf.Message.class);
        }

        @Override
        protected void decode(ChannelHandlerContext ctx, com.google.protobuf.Message message, List<Object> out) {
            out.add(Beans.toBean(message));
        }
    }
}
