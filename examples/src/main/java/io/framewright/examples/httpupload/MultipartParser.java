package io.framewright.examples.httpupload;

import io.framewright.examples.http.RequestRefusedException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Takes a multipart body (RFC 2046, section 5.1; RFC 7578) apart as it arrives. It keeps no more than the head of a part, or
 * what may be the beginning of a boundary; everything else is handed on at once.
 *
 * <pre>{@code
 * --boundary CRLF  head CRLF CRLF  content  CRLF--boundary CRLF  head ...  CRLF--boundary-- anything
 * }</pre>
 *
 * <p>Where a match of the delimiter breaks off, the bytes matched so far are content, and the search begins again: CR stands
 * at the delimiter's beginning and nowhere else in it, so no match can begin inside a broken one.
 */
final class MultipartParser {

    private static final int MAX_HEAD = 8192;
    private static final int MAX_PARTS = 100;
    private static final int MAX_BOUNDARY = 70;

    /** What gets the parts. */
    interface Parts {
        void begin(PartHead head) throws IOException, RequestRefusedException;

        /** The content is the caller's after the call, as before. */
        void content(ByteBuf content) throws IOException;

        void end() throws IOException;
    }

    private enum State {
        CONTENT,
        /** Behind a delimiter: a line's end, or two hyphens. */
        AFTER_DELIMITER,
        HEAD,
        EPILOGUE
    }

    private final byte[] delimiter;
    private final Parts parts;
    private final StringBuilder text = new StringBuilder();

    /** The first line may be a delimiter, and the line's end before it is not there. */
    private State state = State.CONTENT;

    private int matched = 2;
    private int count;

    MultipartParser(String boundary, Parts parts) throws RequestRefusedException {
        if (!boundary.matches("[0-9A-Za-z'()+_,./:=? -]{1," + MAX_BOUNDARY + "}") || boundary.endsWith(" ")) {
            throw malformed("the boundary is missing or malformed");
        }
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        this.parts = parts;
    }

    /** Takes some bytes of the body, up to the buffer's end. */
    void parse(ByteBuf in) throws IOException, RequestRefusedException {
        while (in.isReadable()) {
            switch (state) {
                case CONTENT -> content(in);
                case AFTER_DELIMITER -> afterDelimiter(in);
                case HEAD -> head(in);
                case EPILOGUE -> in.skipBytes(in.readableBytes());
            }
        }
    }

    /** Checks that the body was whole. */
    void end() throws RequestRefusedException {
        if (state != State.EPILOGUE) {
            throw malformed("the body ends before its last boundary");
        }
    }

    private void content(ByteBuf in) throws IOException {
        if (matched == 0) {
            int start = in.readerIndex();
            int cr = in.indexOf(start, in.writerIndex(), (byte) '\r');
            int end = cr < 0 ? in.writerIndex() : cr;
            pass(in.readSlice(end - start));
            if (cr < 0) {
                return;
            }
        }
        while (in.isReadable() && matched < delimiter.length) {
            if (in.getByte(in.readerIndex()) != delimiter[matched]) {
                passMatched();
                return;
            }
            in.skipBytes(1);
            matched++;
        }
        if (matched == delimiter.length) {
            endPart();
        }
    }

    /** What looked like a delimiter was content. */
    private void passMatched() throws IOException {
        int length = matched;
        matched = 0;
        pass(Unpooled.wrappedBuffer(delimiter, 0, length));
    }

    private void pass(ByteBuf content) throws IOException {
        if (count > 0 && content.isReadable()) {
            parts.content(content);
        }
    }

    private void endPart() throws IOException {
        matched = 0;
        state = State.AFTER_DELIMITER;
        text.setLength(0);
        if (count > 0) {
            parts.end();
        }
    }

    private void afterDelimiter(ByteBuf in) throws RequestRefusedException {
        text.append((char) in.readUnsignedByte());
        String line = text.toString();
        if (line.equals("--")) {
            state = State.EPILOGUE;
        } else if (line.endsWith("\r\n") && line.isBlank()) {
            state = State.HEAD;
            text.setLength(0);
        } else if ((!line.equals("-") && !line.isBlank()) || line.length() > MAX_BOUNDARY) {
            throw malformed("behind a boundary is the line's end, or two hyphens");
        }
    }

    private void head(ByteBuf in) throws IOException, RequestRefusedException {
        while (in.isReadable()) {
            text.append((char) in.readUnsignedByte());
            int length = text.length();
            if (length > MAX_HEAD) {
                throw malformed("the head of a part is longer than " + MAX_HEAD + " bytes");
            }
            if (text.charAt(length - 1) == '\n' && (length == 2 || text.indexOf("\r\n\r\n", length - 4) >= 0)) {
                beginPart();
                return;
            }
        }
    }

    private void beginPart() throws IOException, RequestRefusedException {
        if (++count > MAX_PARTS) {
            throw malformed("there are more than " + MAX_PARTS + " parts");
        }
        String head = new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        text.setLength(0);
        state = State.CONTENT;
        parts.begin(PartHead.parse(head));
    }

    static RequestRefusedException malformed(String text) {
        return new RequestRefusedException(HttpResponseStatus.BAD_REQUEST, text);
    }
}
