package io.framewright.examples.time;

import org.jspecify.annotations.Nullable;

/**
 * What a client says on one connection, whatever the connection is made of: some requests, a few of them at once, so that
 * several frames travel in one packet; each answered in order. For one thread at a time.
 */
public final class Conversation {

    private static final int MAX_UNANSWERED = 8;

    private final int requests;
    private int sent;
    private int answered;
    private @Nullable String lastTime;
    private @Nullable String fault;
    private boolean refused;

    /** Begins a conversation of a number of requests. */
    public Conversation(int requests) {
        this.requests = requests;
    }

    /** Returns the next request to send, null if it is the server's turn, or all is said. */
    public @Nullable TimeRequest next() {
        boolean due = fault == null && sent < requests && sent - answered < MAX_UNANSWERED;
        return due ? new TimeRequest(++sent, TimeRequest.QUERY) : null;
    }

    /** Takes what the server sends. */
    public void received(TimeMessage message) {
        if (message instanceof TimeReply reply && reply.id() == answered + 1 && reply.id() <= sent) {
            answered++;
            lastTime = reply.time();
        } else if (message instanceof Refusal refusal) {
            refused = true;
            failed("refused: " + refusal.reason());
        } else {
            failed("expected the reply to request " + (answered + 1) + ", got " + message);
        }
    }

    /** Ends the conversation before its time; only the first reason counts, and none after the last answer. */
    public void failed(String reason) {
        if (!isOver()) {
            fault = reason;
        }
    }

    /** Tells whether there is nothing more to say or to wait for. */
    public boolean isOver() {
        return fault != null || answered == requests;
    }

    public int answered() {
        return answered;
    }

    public boolean refused() {
        return refused;
    }

    /** Tells why the conversation has ended before its time, null if it has not. */
    public @Nullable String fault() {
        return fault;
    }

    public @Nullable String lastTime() {
        return lastTime;
    }
}
