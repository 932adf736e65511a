package io.framewright.soak;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * One end of a connection: writes its letters as soon as there is one, ends its output, reads until the input ends, and
 * closes. Its fields belong to the channel's event loop until {@link #closed}.
 */
final class Peer extends ChannelInitializer<SocketChannel> {

    final Letters letters;
    private final SplittableRandom random;
    final CompletableFuture<Channel> closed = new CompletableFuture<>();
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final List<Parcel> received = new ArrayList<>();
    final List<Throwable> caught = new ArrayList<>();
    final List<ChannelFuture> writes = new ArrayList<>();
    private boolean inputEnded;
    private int pending;

    Peer(Letters letters, SplittableRandom random) {
        this.letters = letters;
        this.random = random;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        channel.pipeline().addLast(new Tap(), letters.lane().protocol().newHandler(), new Reader());
    }

    /** Sees the bytes that come in. */
    private final class Tap extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) throws IOException {
            ByteBuf in = (ByteBuf) message;
            in.getBytes(in.readerIndex(), bytes, in.readableBytes());
            ctx.fireChannelRead(message);
        }
    }

    private final class Reader extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            SocketChannel channel = (SocketChannel) ctx.channel();
            pending = letters.parcels().size() + 1;
            for (Parcel parcel : letters.parcels()) {
                ChannelFuture write = ctx.write(letters.lane().form().write(parcel, ctx.alloc()));
                writes.add(write);
                write.addListener(done -> written(channel));
                if (random.nextInt(8) == 0) {
                    ctx.flush();
                }
            }
            ctx.flush();
            written(channel);
        }

        private void written(SocketChannel channel) {
            if (--pending == 0 && channel.isActive()) {
                if (inputEnded) {
                    channel.close();
                } else {
                    channel.shutdownOutput();
                }
            }
        }

        /** Comes behind everything else. */
        @Override
        public void channelUnregistered(ChannelHandlerContext ctx) {
            closed.complete(ctx.channel());
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) throws Parcel.DamagedException {
            try {
                received.add(letters.lane().form().read(message));
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                inputEnded = true;
                if (pending == 0) {
                    ctx.close();
                }
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            caught.add(cause);
        }
    }
}
