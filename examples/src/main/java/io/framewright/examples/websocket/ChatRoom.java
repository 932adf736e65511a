package io.framewright.examples.websocket;

import io.framewright.examples.websocket.ChatMessage.Kind;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Who is there, and what was said last. What is said gets a number; who comes back gets what came after the last number
 * that it has. Safe for use from several threads: all see the messages in one order.
 */
final class ChatRoom {

    private static final int MAX_MEMBERS = 1000;
    private static final int HISTORY = 200;

    private final Set<Channel> members = new HashSet<>();
    private final Deque<ChatMessage> history = new ArrayDeque<>();
    private final Set<String> ids = new HashSet<>();

    /** Starts where no earlier server's numbers reach, so that a page that was there before is told everything. */
    private long last = System.currentTimeMillis() * 1000;

    /** Lets a member in, if there is room. */
    synchronized boolean join(Channel member, ChatMessage join) {
        if (members.size() >= MAX_MEMBERS) {
            return false;
        }
        history.stream().filter(message -> message.number() > join.number()).forEach(message -> post(member, message));
        post(member, new ChatMessage(Kind.JOIN, last, "", join.name(), ""));
        notice(join.name() + " is here");
        members.add(member);
        return true;
    }

    synchronized void leave(Channel member, String name) {
        if (members.remove(member)) {
            notice(name + " has left");
        }
    }

    /** Says something to all, unless it was said before: then to its sender only, who does not know. */
    synchronized void say(Channel sender, String name, ChatMessage said) {
        String key = name + '\0' + said.id();
        if (!ids.add(key)) {
            history.stream()
                    .filter(message ->
                            message.id().equals(said.id()) && message.name().equals(name))
                    .forEach(message -> post(sender, message));
            return;
        }
        ChatMessage message = new ChatMessage(Kind.SAY, ++last, said.id(), name, said.text());
        history.add(message);
        if (history.size() > HISTORY) {
            ChatMessage oldest = history.remove();
            ids.remove(oldest.name() + '\0' + oldest.id());
        }
        send(message);
    }

    private void notice(String text) {
        String cut = text.substring(0, Math.min(text.length(), ChatMessage.MAX_TEXT));
        send(new ChatMessage(Kind.NOTICE, last, "", "chat", cut));
    }

    /** Who does not read as fast as the others talk is sent away, and gets the rest when it comes back. */
    private void send(ChatMessage message) {
        for (Channel member : members) {
            if (member.isWritable()) {
                post(member, message);
            } else {
                member.close();
            }
        }
    }

    /**
     * Queues a message, even on the member's own event loop: written at once, it would overtake what another loop has
     * queued before.
     */
    private static void post(Channel member, ChatMessage message) {
        member.eventLoop().execute(() -> member.writeAndFlush(message));
    }
}
