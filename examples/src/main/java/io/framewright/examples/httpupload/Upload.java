package io.framewright.examples.httpupload;

import io.framewright.examples.http.Exchange;
import io.framewright.examples.http.HttpService;
import io.framewright.examples.http.LogLine;
import io.framewright.examples.http.RequestPath;
import io.framewright.examples.http.RequestRefusedException;
import io.framewright.examples.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One request with files, on its way to the disk. */
final class Upload implements HttpService.Body {

    private final Exchange exchange;
    private final IncomingFiles files;
    private final MultipartParser parser;
    private final long maxBytes;
    private final Runnable atEnd;
    private final Consumer<String> log;
    private long received;

    Upload(Exchange exchange, String boundary, UploadStore store, long maxBytes, Runnable atEnd, Consumer<String> log)
            throws RequestRefusedException {
        this.exchange = exchange;
        this.files = new IncomingFiles(store);
        this.parser = new MultipartParser(boundary, files);
        this.maxBytes = maxBytes;
        this.atEnd = atEnd;
        this.log = log;
    }

    @Override
    public void content(ByteBuf piece) throws RequestRefusedException {
        received += piece.readableBytes();
        if (received > maxBytes) {
            throw tooLarge(maxBytes);
        }
        try {
            parser.parse(piece);
        } catch (IOException e) {
            throw notStored(e);
        }
    }

    static RequestRefusedException tooLarge(long maxBytes) {
        return new RequestRefusedException(
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "an upload has at most " + maxBytes + " bytes");
    }

    /** The disk is full, most likely. What the system says is for the log only. */
    private RequestRefusedException notStored(IOException e) {
        log.accept(exchange.client() + ": " + LogLine.of(e.toString()));
        return new RequestRefusedException(HttpResponseStatus.INSUFFICIENT_STORAGE, "the file cannot be stored");
    }

    @Override
    public void end() throws RequestRefusedException {
        parser.end();
        List<IncomingFiles.Stored> stored;
        try {
            stored = files.publish();
        } catch (IOException e) {
            throw notStored(e);
        }
        if (stored.isEmpty()) {
            throw MultipartParser.malformed("there is no file in the form");
        }
        stored.forEach(file ->
                log.accept(exchange.client() + ": stored " + LogLine.of(file.name()) + ", " + file.size() + " bytes"));
        exchange.respond(Response.of(HttpResponseStatus.CREATED)
                .body("application/json", json(stored))
                .header(HttpHeaderNames.LOCATION, location(stored.get(0))));
        abort();
    }

    private static String location(IncomingFiles.Stored file) {
        return "/files/" + RequestPath.encode(file.name());
    }

    /** Locations are ASCII without quotes. A page takes a file's name from its end. */
    private static String json(List<IncomingFiles.Stored> stored) {
        return stored.stream()
                .map(file -> "{\"location\":\"" + location(file) + "\",\"size\":" + file.size() + "}")
                .collect(Collectors.joining(",", "{\"files\":[", "]}\n"));
    }

    @Override
    public void abort() {
        atEnd.run();
        try {
            files.discard();
        } catch (IOException e) {
            log.accept("cannot delete what was not wanted: " + LogLine.of(e.toString()));
        }
    }
}
