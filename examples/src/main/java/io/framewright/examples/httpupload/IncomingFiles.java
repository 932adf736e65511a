package io.framewright.examples.httpupload;

import io.framewright.examples.http.RequestPath;
import io.framewright.examples.http.RequestRefusedException;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of one request, on the disk but without their names. All of them are published, or none. */
final class IncomingFiles implements MultipartParser.Parts {

    private final UploadStore store;
    private final List<IncomingFile> files = new ArrayList<>();

    /** Where the content goes; none in the middle of a field that is no file. */
    private @Nullable FileChannel out;

    private record IncomingFile(String name, Path part) {}

    /** A file that has its name now. */
    record Stored(String name, long size) {}

    IncomingFiles(UploadStore store) {
        this.store = store;
    }

    @Override
    public void begin(PartHead head) throws IOException, RequestRefusedException {
        if (head.fileName().isEmpty()) {
            return;
        }
        String name = UploadName.of(head.fileName().get());
        if (store.isTaken(name) || files.stream().anyMatch(file -> file.name().equals(name))) {
            throw taken(name);
        }
        Path part = store.newPart();
        files.add(new IncomingFile(name, part));
        out = FileChannel.open(part, StandardOpenOption.WRITE);
    }

    @Override
    public void content(ByteBuf content) throws IOException {
        if (out != null) {
            while (content.isReadable()) {
                content.readBytes(out, content.readableBytes());
            }
        }
    }

    @Override
    public void end() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }

    List<Stored> publish() throws IOException, RequestRefusedException {
        List<Stored> stored = new ArrayList<>();
        try {
            for (IncomingFile file : files) {
                long size = Files.size(file.part());
                publish(file);
                stored.add(new Stored(file.name(), size));
            }
            return stored;
        } catch (IOException | RequestRefusedException e) {
            for (Stored file : stored) {
                store.withdraw(file.name());
            }
            throw e;
        }
    }

    private void publish(IncomingFile file) throws IOException, RequestRefusedException {
        try {
            store.publish(file.part(), file.name());
        } catch (FileAlreadyExistsException e) {
            throw taken(file.name());
        }
    }

    private static RequestRefusedException taken(String name) {
        return new RequestRefusedException(
                HttpResponseStatus.CONFLICT, "there is a file " + RequestPath.encode(name) + " already");
    }

    /** Deletes what was not published. */
    void discard() throws IOException {
        end();
        for (IncomingFile file : files) {
            Files.deleteIfExists(file.part());
        }
    }
}
