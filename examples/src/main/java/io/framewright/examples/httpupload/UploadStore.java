package io.framewright.examples.httpupload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A directory that files are uploaded into. While they are on their way they lie in {@code .incoming} below it, on the same
 * file system, so that a file appears whole and at once. What a killed server left there is deleted at the next start; a lock
 * keeps a second server away.
 */
final class UploadStore implements AutoCloseable {

    private final Path directory;
    private final Path incoming;
    private final boolean overwrite;
    private final FileChannel lock;

    UploadStore(Path directory, boolean overwrite) throws IOException {
        this.directory = Files.createDirectories(directory).toRealPath();
        this.incoming = Files.createDirectories(this.directory.resolve(".incoming"));
        this.overwrite = overwrite;
        this.lock = FileChannel.open(incoming.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock() == null) {
                throw new IOException("another server takes uploads into " + directory);
            }
            deleteLeftovers();
        } catch (Throwable thrown) {
            lock.close();
            throw thrown;
        }
    }

    private @Nullable FileLock tryLock() throws IOException {
        try {
            return lock.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void deleteLeftovers() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming, "*.part")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    Path directory() {
        return directory;
    }

    /** Makes an empty file that will get a name later. */
    Path newPart() throws IOException {
        return Files.createTempFile(incoming, "", ".part");
    }

    /** Whether a file of this name could not be kept: worth asking before it is uploaded. */
    boolean isTaken(String name) {
        Path target = directory.resolve(name);
        return overwrite ? Files.isDirectory(target) : Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Gives a file its name.
     *
     * @throws FileAlreadyExistsException if there is a file of that name, and none may be overwritten
     */
    void publish(Path part, String name) throws IOException {
        Path target = directory.resolve(name);
        if (overwrite) {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            // Unlike a move, a link never replaces what another upload has put there in the meantime.
            Files.createLink(target, part);
        } catch (UnsupportedOperationException e) {
            Files.move(part, target);
            return;
        }
        Files.delete(part);
    }

    /** Takes a file's name away again. */
    void withdraw(String name) throws IOException {
        if (!overwrite) {
            Files.deleteIfExists(directory.resolve(name));
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
