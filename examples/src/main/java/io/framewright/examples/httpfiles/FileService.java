package io.framewright.examples.httpfiles;

import io.framewright.examples.http.Exchange;
import io.framewright.examples.http.HttpService;
import io.framewright.examples.http.RequestPath;
import io.framewright.examples.http.RequestRefusedException;
import io.framewright.examples.http.Response;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultFileRegion;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Serves a directory: files whole or in ranges, and listings. A file goes from the disk to the network without passing this
 * process; behind TLS it is read in pieces, as fast as the client takes them.
 */
public final class FileService implements HttpService {

    private static final String LISTING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'";

    private final FileTree tree;
    private final Listing listing;
    private final Trust trust;
    private final Consumer<String> log;

    /** What the server's owner thinks of the files. */
    public enum Trust {
        /** Pages among them may do what pages do. */
        OWN,
        /** Somebody else has put them there: a browser saves them, and runs nothing of them. */
        FOREIGN
    }

    /**
     * Makes a service.
     *
     * @param root the directory
     * @param trust who the files are from
     * @param log gets a line per file sent, and per tenth of a large one, from any thread
     * @throws IOException if there is no such directory
     */
    public FileService(Path root, Trust trust, Consumer<String> log) throws IOException {
        this.tree = new FileTree(root);
        this.listing = new Listing(tree);
        this.trust = trust;
        this.log = log;
    }

    @Override
    public Body begin(Exchange exchange) throws RequestRefusedException {
        return begin(exchange, RequestPath.parse(exchange.target()));
    }

    /**
     * Takes a request for a path below the directory.
     *
     * @param exchange the request
     * @param path where in the directory
     * @return what takes the body, and answers
     */
    public Body begin(Exchange exchange, RequestPath path) {
        boolean reads = HttpMethod.GET.equals(exchange.method()) || HttpMethod.HEAD.equals(exchange.method());
        return () -> exchange.respond(
                reads
                        ? answer(exchange, path)
                        : Response.text(
                                        HttpResponseStatus.METHOD_NOT_ALLOWED,
                                        "405: files are read here, by GET and HEAD")
                                .header(HttpHeaderNames.ALLOW, "GET, HEAD"));
    }

    private Response answer(Exchange exchange, RequestPath path) throws IOException, RequestRefusedException {
        Path real = tree.find(path);
        try {
            BasicFileAttributes file = Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (file.isDirectory()) {
                return directory(path, real);
            }
            if (!file.isRegularFile() || path.directory()) {
                throw FileTree.notFound();
            }
            return file(exchange, real, file);
        } catch (AccessDeniedException e) {
            throw FileTree.forbidden();
        }
    }

    /** A listing's links are relative: they need the slash at the end of its own path. */
    private Response directory(RequestPath path, Path real) throws IOException {
        if (!path.directory()) {
            String last = RequestPath.encode(path.segments().get(path.segments().size() - 1));
            return Response.text(HttpResponseStatus.MOVED_PERMANENTLY, "301: a directory's path ends with a slash")
                    .header(HttpHeaderNames.LOCATION, "./" + last + "/");
        }
        return Response.of(HttpResponseStatus.OK)
                .body("text/html; charset=utf-8", listing.page(path, real))
                .header(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                .header(HttpHeaderNames.CONTENT_SECURITY_POLICY, LISTING_POLICY);
    }

    private Response file(Exchange exchange, Path real, BasicFileAttributes file) throws IOException {
        Instant modified = file.lastModifiedTime().toInstant();
        EntityTag tag = EntityTag.of(file, Instant.now());
        Conditions conditions = new Conditions(exchange.headers(), tag, modified);
        Response response = switch (conditions.outcome()) {
            case NOT_MODIFIED -> Response.of(HttpResponseStatus.NOT_MODIFIED);
            case PRECONDITION_FAILED ->
                Response.text(HttpResponseStatus.PRECONDITION_FAILED, "412: the file has another version");
            case SEND -> content(exchange, real, file.size(), conditions);
        };
        return response.header(HttpHeaderNames.ETAG, tag)
                .header(HttpHeaderNames.LAST_MODIFIED, DateFormatter.format(Date.from(modified)))
                .header(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                .header(HttpHeaderNames.ACCEPT_RANGES, "bytes");
    }

    private Response content(Exchange exchange, Path real, long size, Conditions conditions) throws IOException {
        String type = MediaTypes.of(String.valueOf(real.getFileName()));
        String asked = exchange.headers().get(HttpHeaderNames.RANGE);
        boolean ranged = asked != null && HttpMethod.GET.equals(exchange.method()) && conditions.rangeIsOfThisVersion();
        RangeRequest request =
                ranged ? RangeRequest.parse(asked, size) : new RangeRequest(RangeRequest.Kind.WHOLE, List.of());
        Response response = switch (request.kind()) {
            case UNSATISFIABLE ->
                Response.text(HttpResponseStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "416: the file is shorter")
                        .header(HttpHeaderNames.CONTENT_RANGE, "bytes */" + size);
            case WHOLE -> whole(exchange, real, size).header(HttpHeaderNames.CONTENT_TYPE, type);
            case PARTS ->
                request.ranges().size() == 1
                        ? part(exchange, real, size, request.ranges().get(0), type)
                        : parts(exchange, real, size, request.ranges(), type);
        };
        if (trust == Trust.FOREIGN) {
            response.header(HttpHeaderNames.CONTENT_DISPOSITION, "attachment")
                    .header(HttpHeaderNames.CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'");
        }
        String what = exchange.client() + " " + exchange.method() + " " + exchange.target();
        return response.progress(new TransferLog(what, response.length(), log));
    }

    private static Response whole(Exchange exchange, Path real, long size) throws IOException {
        List<Object> body = size == 0 || HttpMethod.HEAD.equals(exchange.method())
                ? List.of()
                : List.of(piece(exchange, real, new ByteRange(0, size - 1)));
        return Response.of(HttpResponseStatus.OK).body(body, size);
    }

    private static Response part(Exchange exchange, Path real, long size, ByteRange range, String type)
            throws IOException {
        return Response.of(HttpResponseStatus.PARTIAL_CONTENT)
                .body(List.of(piece(exchange, real, range)), range.length())
                .header(HttpHeaderNames.CONTENT_TYPE, type)
                .header(HttpHeaderNames.CONTENT_RANGE, range.of(size));
    }

    /** Several ranges are a multipart body (RFC 9110, section 14.6), each with a head of its own. */
    private static Response parts(Exchange exchange, Path real, long size, List<ByteRange> ranges, String type)
            throws IOException {
        String boundary = UUID.randomUUID().toString();
        List<Object> body = new ArrayList<>();
        long length = 0;
        try {
            for (ByteRange range : ranges) {
                String head = "\r\n--" + boundary + "\r\nContent-Type: " + type + "\r\nContent-Range: " + range.of(size)
                        + "\r\n\r\n";
                body.add(Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.US_ASCII)));
                body.add(piece(exchange, real, range));
                length += head.length() + range.length();
            }
        } catch (IOException e) {
            Response.of(HttpResponseStatus.OK).body(body, length).discard();
            throw e;
        }
        String end = "\r\n--" + boundary + "--\r\n";
        body.add(Unpooled.wrappedBuffer(end.getBytes(StandardCharsets.US_ASCII)));
        return Response.of(HttpResponseStatus.PARTIAL_CONTENT)
                .body(body, length + end.length())
                .header(HttpHeaderNames.CONTENT_TYPE, "multipart/byteranges; boundary=" + boundary);
    }

    private static Object piece(Exchange exchange, Path real, ByteRange range) throws IOException {
        FileChannel file = FileChannel.open(real, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        return exchange.encrypted()
                ? new FileSlice(file, range.first(), range.length())
                : new DefaultFileRegion(file, range.first(), range.length());
    }
}
