package io.framewright.examples;

import io.framewright.framing.MessageReader;
import io.framewright.framing.MessageWriter;
import io.framewright.framing.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A test's side of a connection, by hand. */
public final class Talk<M> implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    /**
     * More than a server reads at once, so that one that stops without a further look leaves some of it; and less than
     * two sockets hold, of which nobody reads.
     */
    private static final int MANY_BYTES = 128 * 1024;

    private final Socket socket;
    private final Protocol<M> protocol;
    private final MessageReader<M> reader;

    public Talk(Socket socket, Protocol<M> protocol) throws IOException {
        this.socket = socket;
        this.protocol = protocol;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(2 * MANY_BYTES);
        reader = protocol.reader(socket.getInputStream());
    }

    public Talk(String port, Protocol<M> protocol) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), protocol);
    }

    /** Sends messages with one write. */
    public void send(List<? extends M> messages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MessageWriter<M> writer = protocol.writer(bytes);
        for (M message : messages) {
            writer.write(message);
        }
        writer.flush();
        socket.getOutputStream().write(bytes.toByteArray());
    }

    /**
     * Sends many messages with one write, which returns though the server stands still.
     *
     * @param message makes the message of a number, from 1
     * @return how many
     */
    public int sendMany(IntFunction<? extends M> message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MessageWriter<M> writer = protocol.writer(bytes);
        int count = 0;
        while (bytes.size() < MANY_BYTES) {
            writer.write(message.apply(++count));
            writer.flush();
        }
        socket.getOutputStream().write(bytes.toByteArray());
        return count;
    }

    /** Waits for a message; null at the stream's end. */
    public @Nullable M read() throws IOException {
        return reader.read();
    }

    /** Waits for a number of messages; there are fewer if the stream ends before. */
    public List<M> read(int count) throws IOException {
        List<M> messages = new ArrayList<>();
        try {
            while (messages.size() < count) {
                M message = read();
                if (message == null) {
                    return messages;
                }
                messages.add(message);
            }
        } catch (SocketException broken) {
            throw new IOException("broken after " + messages.size() + " messages", broken);
        }
        return messages;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
