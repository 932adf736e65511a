package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.util.internal.logging.InternalLogLevel;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Logs a channel's frames, both ways, with their borders and fields, in the place of Netty's {@code LoggingHandler}, which
 * logs reads and writes. It goes before the protocol's handler, and behind one that encrypts. One instance serves one
 * channel.
 *
 * <pre>{@code
 * channel.pipeline().addLast(new FrameLoggingHandler(orders.framing()), orders.newHandler(), new OrderHandler());
 * }</pre>
 *
 * <p>Everything passes on untouched, before or behind what is logged of it. A frame is logged when its last byte has come,
 * however it was cut; a bad one as soon as it is known to be bad, whatever the handler behind does about it. What is written is
 * logged as it is written, before it is flushed, and also if that fails later.
 *
 * <p>Whether the level is enabled is asked once, when the handler is added: a level that is switched on later would find
 * the stream in the middle of a frame. If it is not, nothing is looked at. Else each frame is copied, and one that is not
 * whole held on the heap, up to the framing's limit: it is for finding faults, not for each channel of a busy server.
 * Whatever goes wrong in the logging is logged, and ends the logging of that direction.
 */
public final class FrameLoggingHandler extends ChannelDuplexHandler {

    private static final int DEFAULT_BYTES = 256;

    private final Framing framing;
    private final FrameDump dump;
    private final InternalLogger logger;
    private final InternalLogLevel level;

    /** What has come; null where nothing is logged, and once this direction cannot be followed. */
    private @Nullable FrameScanner received;

    private @Nullable FrameScanner sent;

    /**
     * Logs up to 256 bytes of each frame, with level {@code DEBUG}, to the logger that is named as this class.
     *
     * @param framing the framing of both directions
     */
    public FrameLoggingHandler(Framing framing) {
        this(
                framing,
                FrameDump.upTo(DEFAULT_BYTES),
                InternalLoggerFactory.getInstance(FrameLoggingHandler.class),
                InternalLogLevel.DEBUG);
    }

    /**
     * Logs frames.
     *
     * @param framing the framing of both directions
     * @param dump how much of a frame is printed, and what is hidden
     * @param logger where to
     * @param level with which level
     */
    public FrameLoggingHandler(Framing framing, FrameDump dump, InternalLogger logger, InternalLogLevel level) {
        this.framing = framing;
        this.dump = dump;
        this.logger = logger;
        this.level = level;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        if (logger.isEnabled(level)) {
            received = new FrameScanner(framing);
            sent = new FrameScanner(framing);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        received = null;
        sent = null;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (received != null && message instanceof ByteBuf bytes && !log(ctx, "IN", received, bytes)) {
            received = null;
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (sent != null && message instanceof ByteBuf bytes && !log(ctx, "OUT", sent, bytes)) {
            sent = null;
        } else if (sent != null && message instanceof FileRegion) {
            sent = null;
            logFile(ctx);
        }
        ctx.write(message, promise);
    }

    private void logFile(ChannelHandlerContext ctx) {
        try {
            print(ctx, "OUT", "a part of a file, whose bytes cannot be seen here: frames behind it are not logged");
        } catch (Throwable failed) {
            giveUp(ctx, "OUT", failed);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        logEnd(ctx, "IN", received);
        logEnd(ctx, "OUT", sent);
        received = null;
        sent = null;
        ctx.fireChannelInactive();
    }

    /** Logs the frames that end in some bytes; returns whether that went well. */
    private boolean log(ChannelHandlerContext ctx, String direction, FrameScanner scanner, ByteBuf bytes) {
        try {
            scanner.feed(bytes);
            for (ScannedFrame frame = scanner.next(); frame != null; frame = scanner.next()) {
                print(ctx, direction, dump.print(frame));
            }
            return true;
        } catch (Throwable failed) {
            giveUp(ctx, direction, failed);
            return false;
        }
    }

    private void logEnd(ChannelHandlerContext ctx, String direction, @Nullable FrameScanner scanner) {
        if (scanner == null) {
            return;
        }
        try {
            for (ScannedFrame last = scanner.end(); last != null; last = scanner.end()) {
                print(ctx, direction, dump.print(last));
            }
        } catch (Throwable failed) {
            giveUp(ctx, direction, failed);
        }
    }

    private void print(ChannelHandlerContext ctx, String direction, String text) {
        logger.log(level, "{} {} {}", ctx.channel(), direction, text);
    }

    private void giveUp(ChannelHandlerContext ctx, String direction, Throwable failed) {
        try {
            logger.warn("{} {} frames are not logged any more", ctx.channel(), direction, failed);
        } catch (Throwable loggerFailed) {
            // There is nowhere to say so, and the channel goes on.
        }
    }
}
