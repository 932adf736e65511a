package io.framewright.examples.heartbeat;

import io.framewright.examples.heartbeat.HeartbeatMessage.Challenge;
import io.framewright.examples.heartbeat.HeartbeatMessage.Hello;
import io.framewright.examples.heartbeat.HeartbeatMessage.Proof;
import io.framewright.examples.heartbeat.HeartbeatMessage.Refused;
import io.framewright.examples.heartbeat.HeartbeatMessage.Report;
import io.framewright.examples.heartbeat.HeartbeatMessage.Seen;
import io.framewright.examples.heartbeat.HeartbeatMessage.Welcome;
import io.framewright.examples.heartbeat.Secret.Role;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A worker's side of one connection: it shows that it knows the secret, sees that the master does, and reports. */
final class WorkerHandler extends SimpleChannelInboundHandler<HeartbeatMessage> {

    /** After so many reports without an answer the connection is dead, whatever TCP may think. */
    private static final int MAX_UNANSWERED = 3;

    /** What the worker's owner is told, on the channel's thread. */
    interface Events {
        /** The master is ours, and takes reports. */
        void welcomed();

        /** The master, or this worker, will have nothing to do with the other: trying again would not help. */
        void refused(String reason);

        /** This connection is of no more use; the next one may be. */
        void failed(String reason);
    }

    private final String name;
    private final Secret secret;
    private final Supplier<Status> sampler;
    private final Executor sampling;
    private final Events events;

    private final byte[] workerNonce = Secret.newNonce();
    private byte @Nullable [] masterNonce;
    private @Nullable ScheduledFuture<?> reports;
    private long lastSequence;
    private long lastSeen;
    private boolean measuring;

    /**
     * Makes the handler for one connection.
     *
     * @param sampler measures, which may take a while
     * @param sampling where it does so
     */
    WorkerHandler(String name, Secret secret, Supplier<Status> sampler, Executor sampling, Events events) {
        super(HeartbeatMessage.class);
        this.name = name;
        this.secret = secret;
        this.sampler = sampler;
        this.sampling = sampling;
        this.events = events;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.writeAndFlush(new Hello(name, workerNonce));
        ctx.fireChannelActive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HeartbeatMessage message) {
        if (message instanceof Challenge challenge && masterNonce == null) {
            challenge(ctx, challenge);
        } else if (message instanceof Welcome welcome && masterNonce != null && reports == null) {
            welcome(ctx, welcome, masterNonce);
        } else if (message instanceof Seen seen && reports != null) {
            lastSeen = seen.sequence();
        } else if (message instanceof Refused refused) {
            events.refused("the master says: " + refused.reason().replaceAll("\\p{Cntrl}", "?"));
            ctx.close();
        } else {
            events.failed(message.getClass().getSimpleName() + " out of turn");
            ctx.close();
        }
    }

    private void challenge(ChannelHandlerContext ctx, Challenge challenge) {
        if (challenge.nonce().length != Secret.NONCE_BYTES) {
            events.refused("the master's nonce is no nonce");
            ctx.close();
            return;
        }
        masterNonce = challenge.nonce();
        ctx.writeAndFlush(new Proof(secret.proof(Role.WORKER, name, workerNonce, challenge.nonce())));
    }

    private void welcome(ChannelHandlerContext ctx, Welcome welcome, byte[] nonce) {
        if (!secret.accepts(welcome.mac(), Role.MASTER, name, workerNonce, nonce)) {
            events.refused("the master does not know the secret");
            ctx.close();
        } else if (welcome.intervalMillis() < 1) {
            events.refused("the master wants a report every " + welcome.intervalMillis() + " ms");
            ctx.close();
        } else {
            events.welcomed();
            reports = ctx.executor()
                    .scheduleAtFixedRate(() -> tick(ctx), 0, welcome.intervalMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void tick(ChannelHandlerContext ctx) {
        if (lastSequence - lastSeen >= MAX_UNANSWERED) {
            events.failed("the master has not answered " + MAX_UNANSWERED + " reports");
            ctx.close();
            return;
        }
        if (!measuring) { // else the machine is so slow that this beat is left out
            measuring = true;
            sampling.execute(() -> {
                Status status = sampler.get();
                ctx.executor().execute(() -> report(ctx, status));
            });
        }
    }

    private void report(ChannelHandlerContext ctx, Status status) {
        measuring = false;
        ctx.writeAndFlush(new Report(++lastSequence, status)).addListener(written -> {
            if (!written.isSuccess() && ctx.channel().isActive()) {
                events.failed("a report could not be sent: " + written.cause().getMessage());
                ctx.close();
            }
        });
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (reports != null) {
            reports.cancel(false);
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        events.failed(String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}+", " "));
        ctx.close();
    }
}
