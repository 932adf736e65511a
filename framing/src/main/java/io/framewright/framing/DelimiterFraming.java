package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.framewright.codec.spec.Argument;
import io.framewright.codec.spec.ArgumentReader;
import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Frames that end with a delimiter. Named {@code delimiter}, {@code line} and {@code line(strict)} in specs. Immutable.
 *
 * <pre>
 * +-----------------------+---------------+
 * | payload: 0..max bytes | delimiter     |
 * +-----------------------+---------------+
 * </pre>
 *
 * <p>Delimiters are any bytes. The first one is written, all of them are accepted. The one that starts earliest ends the
 * frame; of those that start there, the longest. Where one delimiter begins with another, such as {@code \r\n} with
 * {@code \r}, the frame is delivered as soon as the shorter one is complete, and the rest is swallowed if it comes next.
 * A set with which a later byte could change a frame that was delivered is refused. Nothing is escaped: a payload is refused
 * unless the payload and the delimiter behind it decode to exactly that payload.
 *
 * <p>{@link #line()} accepts {@code \n} and {@code \r\n} and writes {@code \n}, so it refuses a payload that ends in
 * {@code \r}. {@link #strictLine()} knows {@code \r\n} alone: a bare {@code \n} or {@code \r} is payload like any other
 * byte, both ways, and never ends a frame. Use it where a peer, or a proxy on the way, ends lines at {@code \r\n} only:
 * a reader that is more lenient than the others can be made to see messages that they do not see.
 *
 * <pre>{@code
 * Framing framing = DelimiterFraming.of("\r\n", "\n").maxPayload(65536).deliverUnterminated();
 * }</pre>
 */
public final class DelimiterFraming implements Framing {

    private static final byte[] LF = {'\n'};
    private static final byte[] CRLF = {'\r', '\n'};

    /** How a spec begins that makes these delimiters. */
    private enum Name {
        DELIMITER,
        LINE,
        STRICT_LINE
    }

    private final Name name;
    private final Delimiters delimiters;
    private final byte[] written;
    private final int maxPayload;
    private final boolean deliversUnterminated;

    private DelimiterFraming(Name name, Delimiters delimiters, int maxPayload, boolean deliversUnterminated) {
        if (maxPayload <= 0) {
            throw new IllegalArgumentException("max=" + maxPayload + " leaves no payload");
        }
        this.name = name;
        this.delimiters = delimiters;
        this.written = delimiters.list().get(0);
        this.maxPayload = maxPayload;
        this.deliversUnterminated = deliversUnterminated;
    }

    /**
     * Makes a framing with delimiters of text.
     *
     * @param delimiters 1 to 16 of them, of 1 to 64 bytes each in UTF-8; the first is written
     * @return the framing, with payloads up to {@link #DEFAULT_MAX_PAYLOAD}
     * @throws IllegalArgumentException if frames would depend on bytes to come
     */
    public static DelimiterFraming of(String... delimiters) {
        return of(Arrays.stream(delimiters)
                .map(delimiter -> delimiter.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new));
    }

    /**
     * Makes a framing with delimiters of any bytes.
     *
     * @param delimiters 1 to 16 of them, of 1 to 64 bytes each; the first is written
     * @return the framing, with payloads up to {@link #DEFAULT_MAX_PAYLOAD}
     * @throws IllegalArgumentException if frames would depend on bytes to come
     */
    public static DelimiterFraming of(byte[]... delimiters) {
        return make(Name.DELIMITER, delimiters);
    }

    /**
     * Makes the framing of lines: {@code \n} and {@code \r\n} are accepted, {@code \n} is written.
     *
     * @return the framing, with payloads up to {@link #DEFAULT_MAX_PAYLOAD}
     */
    public static DelimiterFraming line() {
        return make(Name.LINE, LF, CRLF);
    }

    /**
     * Makes the framing of lines that {@code \r\n} alone ends, as Internet protocols say.
     *
     * @return the framing, with payloads up to {@link #DEFAULT_MAX_PAYLOAD}
     */
    public static DelimiterFraming strictLine() {
        return make(Name.STRICT_LINE, CRLF);
    }

    private static DelimiterFraming make(Name name, byte[]... delimiters) {
        return new DelimiterFraming(name, new Delimiters(List.of(delimiters)), DEFAULT_MAX_PAYLOAD, false);
    }

    /**
     * Limits payloads, both ways.
     *
     * @param bytes the largest payload's number of bytes, without the delimiter
     * @return a framing with that limit
     * @throws IllegalArgumentException if it is below 1
     */
    public DelimiterFraming maxPayload(int bytes) {
        return new DelimiterFraming(name, delimiters, bytes, deliversUnterminated);
    }

    /**
     * Takes bytes that no delimiter ended, at the end of the stream, for a last frame; otherwise the stream is truncated.
     *
     * @return a framing that does so
     */
    public DelimiterFraming deliverUnterminated() {
        return new DelimiterFraming(name, delimiters, maxPayload, true);
    }

    /**
     * Lists the delimiters.
     *
     * @return all that are accepted; the first is written
     */
    public List<byte[]> delimiters() {
        return delimiters.list();
    }

    @Override
    public int open(ByteBuf out) {
        return out.writerIndex();
    }

    @Override
    public void close(ByteBuf out, int start) {
        int end = out.writerIndex();
        if (end - start > maxPayload) {
            throw new EncodeException("a payload of " + (end - start) + " bytes is over the limit of " + maxPayload);
        }
        out.writeBytes(written);
        checkDecodes(out, start, end);
    }

    /** Refuses a payload, with the delimiter behind it, that a reader would split otherwise. */
    private void checkDecodes(ByteBuf frame, int start, int payloadEnd) {
        int frameEnd = payloadEnd + written.length;
        int swallowed = swallowed(frame, start, frameEnd);
        if (swallowed != 0) {
            throw new EncodeException("the payload begins with " + quote(frame, start, swallowed)
                    + ", which behind the delimiter would be taken for more of it");
        }
        int end = delimiters.find(frame, start, frameEnd);
        int matched = delimiters.length(frame, start, end);
        int found = end - matched;
        if (found != payloadEnd) {
            throw new EncodeException("the payload of " + (payloadEnd - start) + " bytes, with "
                    + SpecText.quote(written) + " behind it, contains the delimiter " + quote(frame, found, matched)
                    + " at index " + (found - start));
        }
    }

    /** Returns how many bytes a reader would take for the rest of a delimiter that begins with the written one. */
    private int swallowed(ByteBuf frame, int start, int end) {
        DelimiterAutomaton automaton = delimiters.automaton();
        int state = automaton.stateOf(written);
        int i = start;
        while (i < end && automaton.goesOn(state)) {
            state = automaton.extend(state, frame.getByte(i++));
            if (automaton.isWhole(state)) {
                return i - start;
            }
            if (state == DelimiterAutomaton.ROOT) {
                return 0;
            }
        }
        return 0;
    }

    static String quote(ByteBuf in, int index, int length) {
        byte[] bytes = new byte[length];
        in.getBytes(index, bytes);
        return SpecText.quote(bytes);
    }

    @Override
    public Deframer newDeframer() {
        return delimiters.newDeframer(maxPayload, deliversUnterminated);
    }

    @Override
    public int maxPayload() {
        return maxPayload;
    }

    @Override
    public int headerLength() {
        return 0;
    }

    @Override
    public boolean canCarry(byte[] prefix) {
        if (prefix.length > maxPayload) {
            return false;
        }
        // Any byte may follow that ends no delimiter, unless the prefix is all that there can be.
        ByteBuf in =
                prefix.length == maxPayload ? Unpooled.wrappedBuffer(prefix, written) : Unpooled.wrappedBuffer(prefix);
        int end = in.writerIndex();
        long place = delimiters.automaton().run(in, 0, end, DelimiterAutomaton.ROOT);
        int matched = delimiters.automaton().matched(DelimiterAutomaton.state(place));
        boolean inside = matched != 0 && DelimiterAutomaton.index(place) - matched < prefix.length;
        return !inside && swallowed(in, 0, end) == 0;
    }

    @Override
    public Framing withTrailer(int length) {
        return maxPayload((int) Math.min(Integer.MAX_VALUE, (long) maxPayload + length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DelimiterFraming framing && framing.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        SpecText text = new SpecText(name == Name.DELIMITER ? "delimiter" : "line");
        if (name == Name.DELIMITER) {
            delimiters.list().forEach(text::add);
        } else if (name == Name.STRICT_LINE) {
            text.add("strict");
        }
        if (maxPayload != DEFAULT_MAX_PAYLOAD) {
            text.addSize("max", maxPayload);
        }
        return (deliversUnterminated ? text.add("unterminated", "deliver") : text).toString();
    }

    /** Registers {@code delimiter}. */
    public static final class Provider implements FramingProvider {

        /** Made by the service loader. */
        public Provider() {}

        @Override
        public String name() {
            return "delimiter";
        }

        @Override
        public Framing parse(Arguments arguments) {
            ArgumentReader reader = arguments.reader();
            List<byte[]> delimiters = new ArrayList<>();
            delimiters.add(reader.required("a delimiter, a string in quotes").bytes());
            for (Optional<Argument> next = reader.next(); next.isPresent(); next = reader.next()) {
                delimiters.add(next.get().bytes());
            }
            return withOptions(of(delimiters.toArray(byte[][]::new)), reader);
        }

        private static Framing withOptions(DelimiterFraming framing, ArgumentReader reader) {
            Optional<Argument> max = reader.option("max");
            Optional<Argument> unterminated = reader.option("unterminated");
            reader.end();
            DelimiterFraming limited =
                    max.isPresent() ? framing.maxPayload(max.get().size()) : framing;
            return unterminated.isPresent()
                            && unterminated.get().choice("deliver", "refuse").equals("deliver")
                    ? limited.deliverUnterminated()
                    : limited;
        }
    }

    /** Registers {@code line}. */
    public static final class LineProvider implements FramingProvider {

        /** Made by the service loader. */
        public LineProvider() {}

        @Override
        public String name() {
            return "line";
        }

        @Override
        public Framing parse(Arguments arguments) {
            ArgumentReader reader = arguments.reader();
            return Provider.withOptions(reader.flag("strict") ? strictLine() : line(), reader);
        }
    }
}
