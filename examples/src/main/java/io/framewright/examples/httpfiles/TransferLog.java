package io.framewright.examples.httpfiles;

import io.framewright.examples.http.LogLine;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import java.util.function.Consumer;

/** Writes to the log how far a file is sent: a line per tenth if it is large, and one at its end. */
final class TransferLog implements ChannelProgressiveFutureListener {

    private static final long LARGE = 1 << 20;
    private static final int STEPS = 10;

    private final String what;
    private final long size;
    private final Consumer<String> log;
    private long step;

    TransferLog(String what, long size, Consumer<String> log) {
        this.what = LogLine.of(what);
        this.size = size;
        this.log = log;
    }

    @Override
    public void operationProgressed(ChannelProgressiveFuture future, long progress, long total) {
        if (size < LARGE || progress >= size) {
            return;
        }
        long reached = progress * STEPS / size;
        if (reached > step) {
            step = reached;
            log.accept(what + ": " + reached * 100 / STEPS + " % of " + size + " bytes");
        }
    }

    @Override
    public void operationComplete(ChannelProgressiveFuture future) {
        log.accept(what + (future.isSuccess() ? ": sent " + size + " bytes" : ": broken off, " + future.cause()));
    }
}
