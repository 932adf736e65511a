package io.framewright.examples.connection;

import io.framewright.codec.MessageTypes;
import io.framewright.examples.connection.ConnectionMessage.Accepted;
import io.framewright.examples.connection.ConnectionMessage.Rejected;
import io.framewright.examples.connection.ConnectionMessage.Request;
import io.framewright.framing.MessageReader;
import io.framewright.framing.MessageWriter;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server has accepted, in order, and each request once. A line of the file is both the effect of a request and
 * the note that it took effect, so that no crash can come between the two. Without a file both are forgotten together
 * when the process ends. Safe for use from several threads.
 *
 * <p>The file holds one JSON object a line. A last line without its end was never confirmed, and is cut off.
 */
final class Ledger implements AutoCloseable {

    private static final Protocol<Entry> LINES = Protocol.parse("line(max=1MiB) + json", MessageTypes.of(Entry.class));

    /** A line of the file. */
    record Entry(long position, String client, long id, String text) {}

    private record Key(String client, long id) {}

    private final Map<Key, Long> positions;
    private final Map<String, Long> forgotten;
    private final @Nullable FileChannel file;
    private final @Nullable MessageWriter<Entry> writer;
    private long lastPosition;
    private boolean broken;

    private Ledger(int remembered, @Nullable FileChannel file) {
        this.positions = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
                return size() > remembered && forget(eldest.getKey());
            }
        };
        this.forgotten = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > remembered;
            }
        };
        this.file = file;
        this.writer = file == null ? null : LINES.writer(file);
    }

    /**
     * Begins an empty ledger that lasts as long as the process.
     *
     * @param remembered how many of the last requests are recognized when they come again
     */
    static Ledger inMemory(int remembered) {
        return new Ledger(remembered, null);
    }

    /** Opens a ledger, or begins one. */
    static Ledger open(Path path, int remembered) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() == null) {
                throw new IOException(path + " is in use by another process");
            }
            file.truncate(wholeLines(file));
            Ledger ledger = new Ledger(remembered, file);
            MessageReader<Entry> reader = LINES.reader(file.position(0));
            for (Entry entry = reader.read(); entry != null; entry = reader.read()) {
                ledger.remember(entry);
            }
            file.position(file.size());
            return ledger;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static long wholeLines(FileChannel file) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = file.size(); end > 0; end--) {
            file.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    /** Notes a request down unless it is there already. The answer may be sent after {@link #force}. */
    synchronized ConnectionMessage note(Request request) {
        Long known = positions.get(new Key(request.client(), request.id()));
        if (known != null) {
            return new Accepted(request.id(), known);
        }
        if (request.id() <= forgotten.getOrDefault(request.client(), 0L)) {
            return new Rejected(request.id(), "it is too long ago to tell whether it was accepted before");
        }
        Entry entry = new Entry(lastPosition + 1, request.client(), request.id(), request.text());
        try {
            append(entry);
        } catch (IOException e) {
            return new Rejected(request.id(), "the ledger cannot be written");
        }
        remember(entry);
        return new Accepted(request.id(), entry.position());
    }

    /** Makes sure that what was noted survives the machine. */
    synchronized void force() throws IOException {
        if (file != null) {
            try {
                file.force(false);
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }
    }

    /** Tells how many lines there are. */
    synchronized long size() {
        return lastPosition;
    }

    private void append(Entry entry) throws IOException {
        if (broken) {
            throw new IOException("the ledger is broken");
        }
        if (file == null || writer == null) {
            return;
        }
        long start = file.position();
        try {
            writer.write(entry);
            writer.flush();
        } catch (IOException e) {
            broken = true;
            file.truncate(start);
            throw e;
        }
    }

    private void remember(Entry entry) {
        lastPosition = entry.position();
        positions.put(new Key(entry.client(), entry.id()), entry.position());
    }

    private boolean forget(Key key) {
        forgotten.merge(key.client(), key.id(), Math::max);
        return true;
    }

    @Override
    public synchronized void close() throws IOException {
        broken = true;
        if (file != null) {
            file.close();
        }
    }
}
