package io.framewright.examples;

import io.framewright.framing.MessageReader;
import io.framewright.framing.MessageWriter;
import io.framewright.framing.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A test's side of a connection, by hand. */
public final class Talk<M> implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final Protocol<M> protocol;
    private final MessageReader<M> reader;

    public Talk(Socket socket, Protocol<M> protocol) throws IOException {
        this.socket = socket;
        this.protocol = protocol;
        socket.setSoTimeout(PATIENCE_MILLIS);
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

    /** Waits for a message; null at the stream's end. */
    public @Nullable M read() throws IOException {
        return reader.read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
