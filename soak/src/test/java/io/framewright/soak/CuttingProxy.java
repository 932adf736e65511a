package io.framewright.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A network of bad quality, for one connection: what comes is passed on in pieces of random sizes, some of them late, and
 * the connection is cut after a number of bytes. Nothing depends on how late they are.
 */
final class CuttingProxy implements AutoCloseable {

    private static final int SMALL_BUFFER = 2_048;
    private static final int PIECE = 1_500;
    private static final int SMALL_PIECE = 8;
    private static final int LATEST_MICROS = 2_000;

    /** Which stream is cut. */
    enum Way {
        TO_SERVER,
        TO_CLIENT
    }

    /** What becomes of a connection. */
    enum Ending {
        /** Both ends see the end of the stream, or a reset where they have sent what nobody took. */
        CLOSE,
        /** Both ends see a reset. */
        RESET,
        /** The receiver sees the end of the stream; what still comes is taken and dropped. The other way goes on. */
        HALF_CLOSE
    }

    /**
     * When a connection is cut, and how.
     *
     * @param way the stream whose bytes are counted
     * @param after how many of them are passed on
     * @param ending how
     */
    record Cut(Way way, long after, Ending ending) {}

    private final ServerSocket listening = new ServerSocket();
    private final SocketAddress target;
    private final SplittableRandom random;
    private final @Nullable Cut cut;
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Thread thread = new Thread(this::serve, "proxy");

    CuttingProxy(SocketAddress target, SplittableRandom random, @Nullable Cut cut) throws IOException {
        this.target = target;
        this.random = random;
        this.cut = cut;
        listening.setReceiveBufferSize(SMALL_BUFFER);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        thread.start();
    }

    SocketAddress address() {
        return listening.getLocalSocketAddress();
    }

    /** Lets bytes pass: called when the client is connected, so that no cut comes before that. */
    void open() {
        opened.countDown();
    }

    private void serve() {
        try (Socket client = listening.accept();
                Socket server = new Socket()) {
            server.setReceiveBufferSize(SMALL_BUFFER);
            server.connect(target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            opened.await();
            SplittableRandom other = random.split();
            Thread back = new Thread(() -> pump(server, client, Way.TO_CLIENT, other), "proxy back");
            back.start();
            pump(client, server, Way.TO_SERVER, random);
            back.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Passes a stream on until it ends, or is cut, or the other way's pump has closed the connection. */
    private void pump(Socket from, Socket to, Way way, SplittableRandom random) {
        try {
            Cut mine = cut != null && cut.way() == way ? cut : null;
            long left = mine == null ? Long.MAX_VALUE : mine.after();
            byte[] piece = new byte[PIECE];
            while (left > 0) {
                int most = random.nextInt(1, random.nextInt(4) == 0 ? SMALL_PIECE : PIECE);
                int length = from.getInputStream().read(piece, 0, (int) Math.min(left, most));
                if (length < 0) {
                    to.shutdownOutput();
                    return;
                }
                if (random.nextInt(16) == 0) {
                    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(LATEST_MICROS)));
                }
                to.getOutputStream().write(piece, 0, length);
                left -= length;
            }
            if (mine != null) {
                cut(from, to, mine.ending());
            }
        } catch (IOException closed) {
            close(from, to);
        }
    }

    private static void cut(Socket from, Socket to, Ending ending) throws IOException {
        if (ending == Ending.HALF_CLOSE) {
            to.shutdownOutput();
            from.getInputStream().transferTo(OutputStream.nullOutputStream());
        } else {
            if (ending == Ending.RESET) {
                from.setSoLinger(true, 0);
                to.setSoLinger(true, 0);
            }
            close(to, from);
        }
    }

    private static void close(Socket first, Socket second) {
        try (second) {
            first.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        opened.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
