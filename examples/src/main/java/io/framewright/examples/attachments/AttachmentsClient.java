package io.framewright.examples.attachments;

import io.framewright.framing.MessageReader;
import io.framewright.framing.MessageWriter;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Sends a letter and compares what comes back. */
public final class AttachmentsClient {

    private static final int ANSWER_MILLIS = 60_000;

    private AttachmentsClient() {}

    /** Makes a file's content: seven of eight kibibytes are random, so that compression has something to do, but not much. */
    public static byte[] content(int size) {
        byte[] content = new byte[size];
        SplittableRandom random = new SplittableRandom(size);
        for (int i = 0; i < size; i++) {
            content[i] = (i & 0x1c00) != 0 ? (byte) random.nextInt() : (byte) (i >>> 10);
        }
        return content;
    }

    /**
     * Sends a letter to a server that sends it back.
     *
     * @return whether it has come back byte for byte
     * @throws IOException if it has not come back at all
     */
    public static boolean exchange(InetSocketAddress address, Protocol<Letter> protocol, Letter letter)
            throws IOException {
        byte[] content = letter.attachment().content(Integer.MAX_VALUE - 8);
        try (Socket socket = new Socket()) {
            socket.connect(address, ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            MessageWriter<Letter> writer = protocol.writer(socket.getOutputStream());
            MessageReader<Letter> reader = protocol.reader(socket.getInputStream());
            // the answer may begin before the letter is out: whoever only writes may wait for ever
            CompletableFuture<@Nullable Letter> received = CompletableFuture.supplyAsync(() -> receive(reader));
            writer.write(letter);
            writer.flush();
            Letter answer = received.join();
            if (answer == null) {
                throw new IOException("the server has closed the connection");
            }
            return answer.id() == letter.id()
                    && answer.user().equals(letter.user())
                    && answer.attachment().name().equals(letter.attachment().name())
                    && Arrays.equals(answer.attachment().content(content.length), content);
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException broken) {
                throw broken.getCause();
            }
            throw e;
        }
    }

    private static @Nullable Letter receive(MessageReader<Letter> reader) {
        try {
            return reader.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
