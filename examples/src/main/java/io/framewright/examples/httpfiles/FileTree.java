package io.framewright.examples.httpfiles;

import io.framewright.examples.http.RequestPath;
import io.framewright.examples.http.RequestRefusedException;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A directory of which nothing else is shown: no file outside, whatever links say, and no hidden file, which is one with a
 * name that begins with a dot, or one inside a directory with such a name.
 *
 * <p>It holds against clients, not against whoever may change links in the directory at the same moment.
 */
final class FileTree {

    private final Path root;

    /** The root itself may be a link, and be hidden. */
    FileTree(Path root) throws IOException {
        this.root = root.toRealPath();
        if (!Files.isDirectory(this.root)) {
            throw new IOException(root + " is no directory");
        }
    }

    /** Finds a file or directory, its links followed. */
    Path find(RequestPath path) throws IOException, RequestRefusedException {
        Path found = root;
        for (String name : path.segments()) {
            if (isHidden(name)) {
                throw notFound();
            }
            found = resolve(found, name);
        }
        return real(found);
    }

    private static Path resolve(Path directory, String name) throws RequestRefusedException {
        try {
            Path child = directory.resolve(name);
            if (directory.equals(child.getParent())) {
                return child;
            }
        } catch (InvalidPathException e) {
            // no file has such a name here
        }
        throw notFound();
    }

    private Path real(Path path) throws IOException, RequestRefusedException {
        Path real;
        try {
            real = path.toRealPath();
        } catch (AccessDeniedException e) {
            throw forbidden();
        } catch (FileSystemException e) {
            // There is none, a file is used as a directory, a name is too long, or links run in a circle.
            throw notFound();
        }
        if (!real.startsWith(root)) {
            throw forbidden();
        }
        for (Path name : root.relativize(real)) {
            if (isHidden(name.toString())) {
                throw notFound();
            }
        }
        return real;
    }

    /** Whether a listing may tell of a directory's entry: whoever asks for it would get it. */
    boolean shows(Path entry) throws IOException {
        Path name = entry.getFileName();
        if (name == null || isHidden(name.toString())) {
            return false;
        }
        try {
            Path real = real(entry);
            return Files.isRegularFile(real) || Files.isDirectory(real);
        } catch (RequestRefusedException e) {
            return false;
        }
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    static RequestRefusedException notFound() {
        return new RequestRefusedException(HttpResponseStatus.NOT_FOUND, "there is no such file");
    }

    static RequestRefusedException forbidden() {
        return new RequestRefusedException(HttpResponseStatus.FORBIDDEN, "that file is not served");
    }
}
