package io.framewright.examples.bio;

import io.framewright.codec.DecodeException;
import io.framewright.examples.Faults;
import io.framewright.examples.InFlight;
import io.framewright.examples.time.Refusal;
import io.framewright.examples.time.TimeMessage;
import io.framewright.examples.time.TimeService;
import io.framewright.framing.MessageReader;
import io.framewright.framing.MessageWriter;
import io.framewright.framing.Protocol;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.function.Consumer;

/**
 * A client's connection, served by one thread, which waits for each request.
 *
 * @param socket the connection
 * @param protocol the framing and the codec
 * @param inFlight counts the requests that are being answered
 * @param log gets a line per fault
 */
public record BioConnection(Socket socket, Protocol<TimeMessage> protocol, InFlight inFlight, Consumer<String> log) {

    private static final int MAX_DRAINED = 64 * 1024;
    private static final int DRAIN_MILLIS = 200;

    /**
     * Answers requests until the client ends its side, is silent for too long, or sends what is no frame; then closes.
     *
     * @param idleMillis how long it may be silent: it holds a thread all the while
     */
    public void serve(int idleMillis) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(idleMillis);
            MessageReader<TimeMessage> reader = protocol.reader(socket.getInputStream());
            MessageWriter<TimeMessage> writer = protocol.writer(socket.getOutputStream());
            boolean open = true;
            while (open) {
                open = answerNext(reader, writer);
            }
        } catch (SocketTimeoutException silent) {
            log.accept(socket.getRemoteSocketAddress() + ": closed, it was silent for " + idleMillis + " ms");
        } catch (SocketException closed) {
            // by the client, or by us because the server stops
        } catch (IOException | DecoderException fault) {
            report(fault);
        }
    }

    private boolean answerNext(MessageReader<TimeMessage> reader, MessageWriter<TimeMessage> writer)
            throws IOException {
        TimeMessage request;
        try {
            request = reader.read();
        } catch (DecodeException badPayload) {
            report(badPayload);
            return true; // the frame was good, so the next one can be found
        }
        if (request == null) {
            return false;
        }
        inFlight.begin();
        try {
            writer.write(TimeService.answer(request));
            writer.flush();
        } finally {
            inFlight.end();
        }
        return true;
    }

    /**
     * Tells the client that it is not served, and closes. What it has sent is read first: closing a socket with unread
     * bytes resets the connection, and the client might never see the answer.
     */
    public void refuse(String reason) {
        try (socket) {
            socket.setSoTimeout(DRAIN_MILLIS);
            MessageWriter<TimeMessage> writer = protocol.writer(socket.getOutputStream());
            writer.write(new Refusal(reason));
            writer.flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            byte[] dropped = new byte[1024];
            int total = 0;
            for (int count = in.read(dropped); count >= 0 && total < MAX_DRAINED; count = in.read(dropped)) {
                total += count;
            }
        } catch (IOException gone) {
            // then it needs no answer
        }
    }

    private void report(Exception fault) {
        log.accept(socket.getRemoteSocketAddress() + ": " + Faults.oneLine(fault));
    }
}
