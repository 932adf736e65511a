package io.framewright.examples.aio;

import io.framewright.examples.Faults;
import io.framewright.examples.time.Conversation;
import io.framewright.examples.time.Tally;
import io.framewright.examples.time.TimeMessage;
import io.framewright.examples.time.TimeRequest;
import io.framewright.framing.MessageChannel;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Several connections at once, none of which has a thread. */
public final class AioClient {

    private static final int THREADS = 2;
    private static final long LIMIT_SECONDS = 30;

    private AioClient() {}

    /** Holds conversations, each on a connection of its own, and waits until all are over. */
    public static Tally run(InetSocketAddress address, Protocol<TimeMessage> protocol, int connections, int messages)
            throws IOException {
        AsynchronousChannelGroup group =
                AsynchronousChannelGroup.withFixedThreadPool(THREADS, Executors.defaultThreadFactory());
        List<Conversation> conversations = new ArrayList<>();
        List<CompletableFuture<?>> ends = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                Conversation conversation = new Conversation(messages);
                conversations.add(conversation);
                ends.add(connect(group, address)
                        .thenCompose(socket -> converse(protocol, socket, conversation))
                        .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                        .exceptionally(fault -> failed(conversation, fault)));
            }
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
        } finally {
            group.shutdownNow();
        }
        return Tally.of(conversations);
    }

    private static CompletableFuture<AsynchronousSocketChannel> connect(
            AsynchronousChannelGroup group, InetSocketAddress address) throws IOException {
        CompletableFuture<AsynchronousSocketChannel> connected = new CompletableFuture<>();
        AsynchronousSocketChannel socket = AsynchronousSocketChannel.open(group);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.connect(address, null, new CompletionHandler<@Nullable Void, @Nullable Void>() {
            @Override
            public void completed(@Nullable Void nothing, @Nullable Void none) {
                connected.complete(socket);
            }

            @Override
            public void failed(Throwable fault, @Nullable Void none) {
                connected.completeExceptionally(fault);
            }
        });
        return connected;
    }

    private static CompletableFuture<@Nullable Void> converse(
            Protocol<TimeMessage> protocol, AsynchronousSocketChannel socket, Conversation conversation) {
        MessageChannel<TimeMessage> messages = protocol.channel(socket);
        ask(messages, conversation);
        return messages.forEach(message -> {
                    conversation.received(message);
                    ask(messages, conversation);
                    return conversation.isOver() ? closed(messages) : CompletableFuture.completedFuture(null);
                })
                .thenRun(() -> conversation.failed("the server has closed the connection"));
    }

    private static void ask(MessageChannel<TimeMessage> messages, Conversation conversation) {
        for (TimeRequest request = conversation.next(); request != null; request = conversation.next()) {
            messages.write(request); // if that fails, so does reading
        }
    }

    /** Reading goes on, and fails at once; by then the conversation is over. */
    private static CompletableFuture<?> closed(MessageChannel<TimeMessage> messages) {
        try {
            messages.close();
            return CompletableFuture.completedFuture(null);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static @Nullable Void failed(Conversation conversation, Throwable fault) {
        Throwable cause = fault.getCause();
        conversation.failed(Faults.oneLine(cause == null ? fault : cause));
        return null;
    }
}
