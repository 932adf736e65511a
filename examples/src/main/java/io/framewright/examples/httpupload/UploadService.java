package io.framewright.examples.httpupload;

import io.framewright.examples.http.Exchange;
import io.framewright.examples.http.HttpService;
import io.framewright.examples.http.Pages;
import io.framewright.examples.http.RequestPath;
import io.framewright.examples.http.RequestRefusedException;
import io.framewright.examples.http.Response;
import io.framewright.examples.http.SameOrigin;
import io.framewright.examples.httpfiles.FileService;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code GET /} is a page with a form, {@code POST /} takes files, {@code GET /files/} hands them out. */
public final class UploadService implements HttpService {

    private static final Pattern MULTIPART = Pattern.compile(
            "multipart/form-data[ \\t]*(?:;.*?)?;[ \\t]*boundary=(?:\"([^\"]*)\"|([^\\s;\"]*)).*",
            Pattern.CASE_INSENSITIVE);

    private final Pages pages = new Pages(UploadService.class, "index.html", "upload.js", "upload.css");
    private final UploadStore store;
    private final FileService files;
    private final UploadLimits limits;
    private final Semaphore uploads;
    private final SameOrigin sameOrigin;
    private final Consumer<String> log;

    UploadService(UploadStore store, UploadLimits limits, SameOrigin sameOrigin, Consumer<String> log)
            throws IOException {
        this.store = store;
        this.files = new FileService(store.directory(), FileService.Trust.FOREIGN, log);
        this.limits = limits;
        this.uploads = new Semaphore(limits.uploads());
        this.sameOrigin = sameOrigin;
        this.log = log;
    }

    @Override
    public Body begin(Exchange exchange) throws RequestRefusedException {
        RequestPath path = RequestPath.parse(exchange.target());
        List<String> segments = path.segments();
        if (!segments.isEmpty() && segments.get(0).equals("files")) {
            if (segments.size() == 1 && !path.directory()) {
                return () -> exchange.respond(
                        Response.text(HttpResponseStatus.MOVED_PERMANENTLY, "301: a directory's path ends with a slash")
                                .header(HttpHeaderNames.LOCATION, "./files/"));
            }
            return files.begin(exchange, new RequestPath(segments.subList(1, segments.size()), path.directory()));
        }
        if (segments.isEmpty() && HttpMethod.POST.equals(exchange.method())) {
            return upload(exchange);
        }
        return () -> exchange.respond(page(exchange, path));
    }

    private Response page(Exchange exchange, RequestPath path) throws RequestRefusedException {
        Response page = pages.find(path)
                .orElseThrow(() -> new RequestRefusedException(HttpResponseStatus.NOT_FOUND, "there is no such page"));
        if (HttpMethod.GET.equals(exchange.method()) || HttpMethod.HEAD.equals(exchange.method())) {
            return page;
        }
        String allowed = path.segments().isEmpty() ? "GET, HEAD, POST" : "GET, HEAD";
        return Response.text(HttpResponseStatus.METHOD_NOT_ALLOWED, "405: there is " + allowed)
                .header(HttpHeaderNames.ALLOW, allowed);
    }

    /** All that can be said against an upload by its head is said before its body is asked for. */
    private Body upload(Exchange exchange) throws RequestRefusedException {
        if (!sameOrigin.allows(exchange.headers())) {
            throw new RequestRefusedException(HttpResponseStatus.FORBIDDEN, "another site's page may not upload here");
        }
        Matcher type = MULTIPART.matcher(exchange.headers().get(HttpHeaderNames.CONTENT_TYPE, ""));
        if (!type.matches()) {
            throw new RequestRefusedException(
                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE, "files come as multipart/form-data with a boundary");
        }
        String length = exchange.headers().get(HttpHeaderNames.CONTENT_LENGTH, "0");
        if (length.length() > 18 || Long.parseLong(length) > limits.bytes()) {
            throw Upload.tooLarge(limits.bytes());
        }
        if (!uploads.tryAcquire()) {
            throw new RequestRefusedException(
                    HttpResponseStatus.SERVICE_UNAVAILABLE, "too many uploads are under way, try again later");
        }
        AtomicBoolean counted = new AtomicBoolean(true);
        Runnable atEnd = () -> {
            if (counted.getAndSet(false)) {
                uploads.release();
            }
        };
        try {
            String boundary = type.group(1) == null ? type.group(2) : type.group(1);
            return new Upload(exchange, boundary, store, limits.bytes(), atEnd, log);
        } catch (Throwable thrown) {
            atEnd.run();
            throw thrown;
        }
    }
}
