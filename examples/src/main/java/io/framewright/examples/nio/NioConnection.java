package io.framewright.examples.nio;

import io.framewright.codec.DecodeException;
import io.framewright.examples.time.TimeMessage;
import io.framewright.framing.MessageInput;
import io.framewright.framing.MessageOutput;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One connection of a selector: half a message that was read waits in its input, half a message that was not written in
 * its output. For the selector's thread.
 */
final class NioConnection {

    /** So many bytes may wait to be written; until a client takes them, no more of its requests are read. */
    private static final int MAX_UNSENT = 64 * 1024;

    /** What to do with messages and faults. */
    interface Peer {
        /** Takes a message; it may {@link NioConnection#send} some. */
        void received(NioConnection from, TimeMessage message);

        /** Takes a payload that is no message, in a good frame: the next one follows. */
        void badPayload(NioConnection from, DecodeException fault);

        /** Tells that all that was sent has been given to the system. */
        default void sent(NioConnection connection) {}
    }

    private final SelectionKey key;
    private final SocketChannel socket;
    private final MessageInput<TimeMessage> input;
    private final MessageOutput<TimeMessage> output;
    private final Peer peer;
    /** There may be messages in the input that wait until the output is shorter. */
    private boolean held;

    private long lastRead = System.nanoTime();

    NioConnection(SelectionKey key, Protocol<TimeMessage> protocol, Peer peer) {
        this.key = key;
        this.peer = peer;
        socket = (SocketChannel) key.channel();
        input = protocol.newInput();
        output = protocol.newOutput();
    }

    /** Has a message written by the end of {@link #ready}, or as soon as the socket takes it. */
    void send(TimeMessage message) {
        output.write(message);
    }

    /**
     * Reads and writes what can be read and written now.
     *
     * @param buffer room for a read, which all connections of the thread share
     * @return whether the connection is still open
     * @throws IOException if it is broken
     * @throws io.netty.handler.codec.DecoderException if what was received is no frame
     */
    boolean ready(ByteBuffer buffer) throws IOException {
        if (key.isReadable()) {
            read(buffer);
        }
        return proceed();
    }

    private void read(ByteBuffer buffer) throws IOException {
        lastRead = System.nanoTime();
        int count = socket.read(buffer.clear());
        if (count < 0) {
            input.end();
        } else {
            input.feed(buffer.flip());
        }
    }

    /** Takes messages and writes answers, until there is nothing left to do or the socket takes no more. */
    boolean proceed() throws IOException {
        try {
            boolean allSent;
            do {
                takeMessages();
                allSent = output.writeTo(socket);
            } while (allSent && held);
            if (allSent) {
                peer.sent(this);
            }
            boolean open = !(input.isEnded() && allSent);
            if (open) {
                waitFor(allSent);
            }
            return open;
        } catch (RuntimeException badFrame) {
            output.writeTo(socket); // the answers to what came before
            throw badFrame;
        }
    }

    private void takeMessages() {
        held = false;
        while (!held) {
            try {
                TimeMessage message = input.next();
                if (message == null) {
                    return;
                }
                peer.received(this, message);
            } catch (DecodeException badPayload) {
                peer.badPayload(this, badPayload);
            }
            held = output.size() >= MAX_UNSENT;
        }
    }

    /** OP_WRITE only while bytes wait: a socket is nearly always writable, and the selector would never rest. */
    private void waitFor(boolean allSent) {
        int read = held || input.isEnded() ? 0 : SelectionKey.OP_READ;
        key.interestOps(allSent ? read : read | SelectionKey.OP_WRITE);
    }

    boolean isSilentSince(long nanoTime) {
        return lastRead - nanoTime < 0;
    }

    @Override
    public String toString() {
        return String.valueOf(socket.socket().getRemoteSocketAddress());
    }
}
