package io.framewright.examples.nio;

import io.framewright.codec.DecodeException;
import io.framewright.examples.Faults;
import io.framewright.examples.time.Conversation;
import io.framewright.examples.time.Tally;
import io.framewright.examples.time.TimeMessage;
import io.framewright.examples.time.TimeRequest;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** All connections in the caller's thread. */
public final class NioClient {

    private static final int READ_SIZE = 64 * 1024;
    private static final long REPLY_MILLIS = 10_000;

    private final Protocol<TimeMessage> protocol;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_SIZE);

    private NioClient(Protocol<TimeMessage> protocol, Selector selector) {
        this.protocol = protocol;
        this.selector = selector;
    }

    /** Holds conversations, each on a connection of its own, and waits until all are over. */
    public static Tally run(InetSocketAddress address, Protocol<TimeMessage> protocol, int connections, int messages)
            throws IOException {
        List<Conversation> conversations = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            NioClient client = new NioClient(protocol, selector);
            for (int i = 0; i < connections; i++) {
                Conversation conversation = new Conversation(messages);
                conversations.add(conversation);
                client.connect(address, conversation);
            }
            client.run();
        }
        return Tally.of(conversations);
    }

    private void connect(InetSocketAddress address, Conversation conversation) throws IOException {
        SocketChannel socket = SocketChannel.open();
        try {
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = socket.register(selector, SelectionKey.OP_CONNECT);
            key.attach(new Talk(key, conversation));
            socket.connect(address);
        } catch (IOException e) {
            socket.close();
            conversation.failed(Faults.oneLine(e));
        }
    }

    /** Waits for all connections; when nothing has come for ten seconds, it gives the rest up. */
    private void run() throws IOException {
        while (selector.keys().stream().anyMatch(SelectionKey::isValid)) {
            if (selector.select(key -> ((Talk) key.attachment()).ready(), REPLY_MILLIS) == 0) {
                selector.keys().forEach(key -> ((Talk) key.attachment()).end("no reply in " + REPLY_MILLIS + " ms"));
            }
        }
    }

    /** A conversation on its connection. */
    private final class Talk implements NioConnection.Peer {

        private final SelectionKey key;
        private final Conversation conversation;
        private final NioConnection connection;

        Talk(SelectionKey key, Conversation conversation) {
            this.key = key;
            this.conversation = conversation;
            connection = new NioConnection(key, protocol, this);
        }

        void ready() {
            try {
                boolean open = key.isConnectable() ? connected() : connection.ready(buffer);
                if (!open || conversation.isOver()) {
                    end("the server has closed the connection");
                }
            } catch (IOException | RuntimeException fault) {
                end(Faults.oneLine(fault));
            }
        }

        private boolean connected() throws IOException {
            ((SocketChannel) key.channel()).finishConnect();
            ask();
            return connection.proceed();
        }

        private void ask() {
            for (TimeRequest request = conversation.next(); request != null; request = conversation.next()) {
                connection.send(request);
            }
        }

        @Override
        public void received(NioConnection from, TimeMessage message) {
            conversation.received(message);
            ask();
        }

        @Override
        public void badPayload(NioConnection from, DecodeException fault) {
            conversation.failed(Faults.oneLine(fault));
        }

        void end(String reason) {
            conversation.failed(reason);
            try {
                key.channel().close();
            } catch (IOException e) {
                // closed all the same
            }
        }
    }
}
