package com.acme.shop;

import com.acme.closed.Parcel;
import io.framewright.codec.MessageTypes;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Sends a message through each of the codecs that are named, and says what came out or why nothing could. */
public final class Shop {

    public static void main(String[] arguments) throws Exception {
        for (String argument : arguments) {
            System.out.println(argument + ": " + outcome(argument));
        }
    }

    private static String outcome(String argument) throws Exception {
        String codec = argument.replaceFirst("^(closed|pooled) ", "");
        Object message = argument.startsWith("closed ")
                ? new Parcel(1)
                : codec.startsWith("protobuf") ? tea() : new Order(1, "tea", 2);
        return argument.startsWith("pooled ") ? pooled(() -> outcome(codec, message)) : outcome(codec, message);
    }

    /** As in the common pool, whose context class loader is the JVM's: it sees a launcher's jar, and none of the jars within. */
    private static String pooled(Callable<String> outcome) throws Exception {
        FutureTask<String> task = new FutureTask<>(outcome);
        Thread thread = new Thread(task);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        thread.start();
        return task.get();
    }

    private static String outcome(String codec, Object message) {
        try {
            return through(codec, message).toString().replaceAll("\\s+", " ").strip();
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** By reflection, so that an image without Protobuf can have this class. */
    private static Object tea() throws ReflectiveOperationException {
        return Class.forName("com.google.protobuf.StringValue")
                .getMethod("of", String.class)
                .invoke(null, "tea");
    }

    @SuppressWarnings("unchecked")
    private static <T> T through(String codec, T message) {
        Class<T> type = (Class<T>) message.getClass();
        Protocol<T> protocol = Protocol.parse("length-header(4) + crc32c + " + codec, MessageTypes.of(type));
        EmbeddedChannel sender = new EmbeddedChannel(protocol.newHandler());
        EmbeddedChannel receiver = new EmbeddedChannel(protocol.newHandler());
        sender.writeOutbound(message);
        for (ByteBuf bytes = sender.readOutbound(); bytes != null; bytes = sender.readOutbound()) {
            receiver.writeInbound(bytes);
        }
        T received = type.cast(receiver.readInbound());
        sender.finishAndReleaseAll();
        receiver.finishAndReleaseAll();
        return received;
    }
}
