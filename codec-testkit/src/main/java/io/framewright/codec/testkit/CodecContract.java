package io.framewright.codec.testkit;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Codec} must do. A codec's test extends this class, says how the codec is made and gives a few
 * messages; the other hooks tell what else the format can show.
 *
 * <p>Messages that hooks return belong to the contract, which hands them to {@link #release} after each test: a hook
 * that returns reference-counted messages makes new ones in every call.
 *
 * @param <T> the messages' type
 */
public abstract class CodecContract<T> {

    private final CodecProbe<T> probe = new CodecProbe<>(this);
    private final EncodeChecks<T> encode = new EncodeChecks<>(probe);
    private final DecodeChecks<T> decode = new DecodeChecks<>(probe);
    private final HostileChecks<T> hostile = new HostileChecks<>(probe);

    /** Made by JUnit, for each test. */
    @SuppressWarnings("this-escape") // the checks only keep it
    protected CodecContract() {}

    /**
     * Makes the codec that is tested.
     *
     * @param limits what decoding may cost
     * @return a new codec; the contract shares it among threads
     */
    protected abstract Codec<T> codec(DecodeLimits limits);

    /**
     * Gives messages that the codec carries: usual ones, empty ones, extreme ones. Most tests take every one of them.
     *
     * @return at least one message
     */
    protected abstract List<T> samples();

    /**
     * Pins the format: messages with their bytes, written down once and never changed without a word in the change log.
     *
     * @return messages and bytes; none by default, and then the tests of golden bytes are skipped
     */
    protected List<Golden<T>> golden() {
        return List.of();
    }

    /**
     * Gives messages that the codec must refuse to encode; best, such as are found out half way.
     *
     * @return messages; none by default
     */
    protected List<T> unencodable() {
        return List.of();
    }

    /**
     * Gives bytes that the codec must refuse to decode, each for its reason.
     *
     * @return bytes; none by default
     */
    protected List<Hostile> hostile() {
        return List.of();
    }

    /**
     * Gives messages at the border of each limit that the codec keeps.
     *
     * @return messages and limits; none by default
     */
    protected List<Limited<T>> limited() {
        return List.of();
    }

    /**
     * Tells whether a message's bytes say where it ends, so that fewer or more bytes can be told from a message. Plain
     * text does not, for example: half of it is text as well.
     *
     * @return true by default: every truncation and every left-over byte must be refused. If false, they may also decode
     *     to another message
     */
    protected boolean selfDelimiting() {
        return true;
    }

    /**
     * Gives what two messages are compared by.
     *
     * @param message a message, sent or received
     * @return something with the equality that counts; by default the message itself
     */
    protected Object comparable(T message) {
        return message;
    }

    /**
     * Releases a message, sent or received.
     *
     * @param message a message; by default, it is released if it is reference-counted
     */
    protected void release(T message) {
        ReferenceCountUtil.release(message);
    }

    @AfterEach
    void releaseMessages() {
        probe.releaseMessages();
    }

    /** What was encoded decodes to an equal message. */
    @Test
    void roundTrip() {
        decode.roundTrip();
    }

    /** Messages become the {@link #golden} bytes. */
    @Test
    void encodesGoldenBytes() {
        encode.golden();
    }

    /** {@link #golden} bytes become their messages. */
    @Test
    void decodesGoldenBytes() {
        decode.golden();
    }

    /** Bytes go behind the writer index; bytes before it and the reader index stay. */
    @Test
    void encodeAppendsToTheBuffer() {
        encode.appends();
    }

    /** A buffer that is too small grows. */
    @Test
    void encodeGrowsTheBuffer() {
        encode.grows();
    }

    /** {@link #unencodable} messages raise {@link EncodeException}, and leave the buffer's indices as they were. */
    @Test
    void unencodableMessagesAreRefusedWithoutATrace() {
        encode.refuses();
    }

    /** Where the buffer may not grow enough, encoding fails and leaves the buffer's indices as they were. */
    @Test
    void aFullBufferLeavesNoTrace() {
        encode.fullBuffer();
    }

    /** After a failure, whatever it was, the next message is encoded as ever. */
    @Test
    void encodesAfterFailures() {
        encode.afterFailures();
    }

    /** A size hint can be given to an allocator. */
    @Test
    void sizeHintsArePositive() {
        encode.sizeHints();
    }

    /** Encoding retains and releases neither the message nor the buffer. */
    @Test
    void encodeLeavesReferenceCountsAlone() {
        encode.referenceCounts();
    }

    /** Heap, direct, composite and read-only buffers, with other bytes around the message's. */
    @Test
    void decodesEveryKindOfBuffer() {
        decode.everyKind();
    }

    /** Composite buffers whose parts meet anywhere in the message. */
    @Test
    void decodesBuffersSplitAnywhere() {
        decode.splitAnywhere();
    }

    /** All readable bytes are read, none is written, and the buffer is still the caller's. */
    @Test
    void decodeOnlyReadsTheBuffer() {
        decode.onlyReads();
    }

    /** The caller's buffer is overwritten, or released if the codec says that it retains it; the message stays. */
    @Test
    void messagesOutliveTheBuffer() {
        decode.outlives();
    }

    /** No beginning of a message is a message, see {@link #selfDelimiting}. */
    @Test
    void truncatedMessagesAreRefused() {
        decode.truncations();
    }

    /** A message with bytes behind it is no message, see {@link #selfDelimiting}. */
    @Test
    void leftOverBytesAreRefused() {
        decode.leftOver();
    }

    /** After a failure, whatever it was, the next message is decoded as ever. */
    @Test
    void decodesAfterFailures() {
        decode.afterFailures();
    }

    /** Random bytes give a message or {@link DecodeException}, nothing else. */
    @Test
    void garbageIsRefusedOrDecoded() {
        hostile.garbage();
    }

    /** Spoilt messages give a message or {@link DecodeException}, and such a message can be encoded or is refused. */
    @Test
    void mutationsAreRefusedOrDecoded() {
        hostile.mutations();
    }

    /** {@link #hostile} bytes raise {@link DecodeException} with their reason. */
    @Test
    void hostileBytesAreRefusedForTheirReason() {
        hostile.bytes();
    }

    /** {@link #limited} messages are decoded at the limit and refused above it. */
    @Test
    void limitsAreKept() {
        hostile.limits();
    }

    /** One codec serves 64 threads at once, and 64 virtual ones where there are any; all of them send it garbage too. */
    @Test
    void servesManyThreads() {
        new ThreadCheck<>(probe).run();
    }
}
