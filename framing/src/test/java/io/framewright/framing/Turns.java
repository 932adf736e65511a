package io.framewright.framing;

import io.netty.util.concurrent.AbstractEventExecutor;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An executor whose scheduled tasks run when a test says so; all others run at once, in the test's thread. */
final class Turns extends AbstractEventExecutor {

    private List<Runnable> scheduled = new ArrayList<>();

    /** Runs what is scheduled, but not what that schedules. */
    void run() {
        List<Runnable> due = scheduled;
        scheduled = new ArrayList<>();
        due.forEach(Runnable::run);
    }

    @Override
    @SuppressWarnings("NullAway") // nobody here asks for the future
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        scheduled.add(command);
        return null;
    }

    @Override
    public void execute(Runnable command) {
        command.run();
    }

    @Override
    public boolean inEventLoop(Thread thread) {
        return true;
    }

    @Override
    public boolean isShuttingDown() {
        return false;
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }

    @Override
    @Deprecated
    public void shutdown() {}

    @Override
    public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        return ImmediateEventExecutor.INSTANCE.newSucceededFuture(null);
    }

    @Override
    public Future<?> terminationFuture() {
        return new DefaultPromise<Void>(GlobalEventExecutor.INSTANCE);
    }
}
