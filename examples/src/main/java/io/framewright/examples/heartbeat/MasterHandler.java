package io.framewright.examples.heartbeat;

import io.framewright.examples.heartbeat.HeartbeatMessage.Challenge;
import io.framewright.examples.heartbeat.HeartbeatMessage.Hello;
import io.framewright.examples.heartbeat.HeartbeatMessage.Proof;
import io.framewright.examples.heartbeat.HeartbeatMessage.Refused;
import io.framewright.examples.heartbeat.HeartbeatMessage.Report;
import io.framewright.examples.heartbeat.HeartbeatMessage.Seen;
import io.framewright.examples.heartbeat.HeartbeatMessage.Welcome;
import io.framewright.examples.heartbeat.Secret.Role;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The master's side of one connection. Whatever does not come in its turn ends it, and is logged. */
final class MasterHandler extends SimpleChannelInboundHandler<HeartbeatMessage> {

    static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(5);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private enum State {
        EXPECTS_HELLO,
        EXPECTS_PROOF,
        EXPECTS_REPORTS,
        REFUSED
    }

    private final Secret secret;
    private final Workers workers;
    private final Duration interval;
    private final Consumer<String> log;

    private State state = State.EXPECTS_HELLO;
    private String worker = "nobody yet";
    private byte[] workerNonce = {};
    private byte[] masterNonce = {};
    private long lastSequence;

    MasterHandler(Secret secret, Workers workers, Duration interval, Consumer<String> log) {
        super(HeartbeatMessage.class);
        this.secret = secret;
        this.workers = workers;
        this.interval = interval;
        this.log = log;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.executor().schedule(() -> handshakeTimeout(ctx), HANDSHAKE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        ctx.fireChannelActive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HeartbeatMessage message) {
        if (state == State.REFUSED) {
            return;
        }
        if (message instanceof Hello hello && state == State.EXPECTS_HELLO) {
            hello(ctx, hello);
        } else if (message instanceof Proof proof && state == State.EXPECTS_PROOF) {
            proof(ctx, proof);
        } else if (message instanceof Report report && state == State.EXPECTS_REPORTS) {
            report(ctx, report);
        } else {
            String kind = message.getClass().getSimpleName();
            boolean known = state == State.EXPECTS_REPORTS;
            refuse(ctx, known ? kind + " out of turn" : "unauthenticated " + kind);
        }
    }

    private void hello(ChannelHandlerContext ctx, Hello hello) {
        if (!NAME.matcher(hello.worker()).matches() || hello.nonce().length != Secret.NONCE_BYTES) {
            refuse(ctx, "a name of letters, digits, '.', '_' and '-' is needed, and a nonce");
            return;
        }
        worker = hello.worker();
        workerNonce = hello.nonce();
        masterNonce = Secret.newNonce();
        state = State.EXPECTS_PROOF;
        ctx.writeAndFlush(new Challenge(masterNonce));
    }

    private void proof(ChannelHandlerContext ctx, Proof proof) {
        if (!secret.accepts(proof.mac(), Role.WORKER, worker, workerNonce, masterNonce)) {
            refuse(ctx, "wrong secret, or a replay");
        } else if (!workers.joined(worker, ctx.channel())) {
            refuse(ctx, "too many workers");
        } else {
            state = State.EXPECTS_REPORTS;
            byte[] mac = secret.proof(Role.MASTER, worker, workerNonce, masterNonce);
            ctx.writeAndFlush(new Welcome(mac, interval.toMillis()));
        }
    }

    private void report(ChannelHandlerContext ctx, Report report) {
        if (report.sequence() != lastSequence + 1) {
            refuse(ctx, "report " + report.sequence() + " after " + lastSequence + ", a replay");
        } else if (workers.reported(worker, ctx.channel(), report.status())) {
            lastSequence = report.sequence();
            ctx.writeAndFlush(new Seen(lastSequence));
        }
    }

    private void handshakeTimeout(ChannelHandlerContext ctx) {
        if ((state == State.EXPECTS_HELLO || state == State.EXPECTS_PROOF)
                && ctx.channel().isActive()) {
            refuse(ctx, "not authenticated within " + HANDSHAKE_TIMEOUT.toSeconds() + " s");
        }
    }

    private void refuse(ChannelHandlerContext ctx, String reason) {
        state = State.REFUSED;
        log.accept("refused " + ctx.channel().remoteAddress() + " (" + worker + "): " + reason);
        ctx.writeAndFlush(new Refused(reason)).addListener(ChannelFutureListener.CLOSE);
    }

    /** A message that is none is reported here too; nobody is to try until one fits. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        String text = String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        log.accept("refused " + ctx.channel().remoteAddress() + " (" + worker + "): " + text);
        state = State.REFUSED;
        ctx.close();
    }
}
