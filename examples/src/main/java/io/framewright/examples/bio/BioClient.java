package io.framewright.examples.bio;

import io.framewright.examples.Faults;
import io.framewright.examples.time.Conversation;
import io.framewright.examples.time.Tally;
import io.framewright.examples.time.TimeMessage;
import io.framewright.examples.time.TimeRequest;
import io.framewright.framing.MessageReader;
import io.framewright.framing.MessageWriter;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** A thread per connection, which sends requests and waits for their replies. */
public final class BioClient {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int REPLY_MILLIS = 10_000;

    private BioClient() {}

    /** Holds conversations, each on a connection of its own, and waits until all are over. */
    public static Tally run(
            InetSocketAddress address,
            Protocol<TimeMessage> protocol,
            ThreadFactory factory,
            int connections,
            int messages)
            throws InterruptedException {
        List<Conversation> conversations = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Conversation conversation = new Conversation(messages);
            conversations.add(conversation);
            threads.add(factory.newThread(() -> converse(address, protocol, conversation)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return Tally.of(conversations);
    }

    private static void converse(InetSocketAddress address, Protocol<TimeMessage> protocol, Conversation conversation) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(REPLY_MILLIS);
            converse(conversation, protocol.reader(socket.getInputStream()), protocol.writer(socket.getOutputStream()));
        } catch (IOException | RuntimeException fault) {
            conversation.failed(Faults.oneLine(fault));
        }
    }

    private static void converse(
            Conversation conversation, MessageReader<TimeMessage> reader, MessageWriter<TimeMessage> writer)
            throws IOException {
        while (!conversation.isOver()) {
            for (TimeRequest request = conversation.next(); request != null; request = conversation.next()) {
                writer.write(request);
            }
            writer.flush();
            TimeMessage message = reader.read();
            if (message == null) {
                conversation.failed("the server has closed the connection");
            } else {
                conversation.received(message);
            }
        }
    }
}
