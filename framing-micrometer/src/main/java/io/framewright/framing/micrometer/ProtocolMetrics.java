package io.framewright.framing.micrometer;

import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import io.framewright.framing.BadFrame;
import io.framewright.framing.ProtocolListener;
import io.framewright.framing.TruncatedFrameException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.netty.handler.codec.DecoderException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times what a protocol does. Safe for use from many threads; one serves all channels of a protocol, and two
 * with the same name share their meters.
 *
 * <table>
 *   <caption>The meters; each has the tag {@code protocol}, and all are there from the beginning</caption>
 *   <tr><th>meter</th><th>what</th><th>tags</th></tr>
 *   <tr><td>{@code framewright.encode}</td><td>a timer: how long encoding took; its count is that of messages out</td><td></td></tr>
 *   <tr><td>{@code framewright.decode}</td><td>a timer: how long decoding took; its count is that of messages in</td><td></td></tr>
 *   <tr><td>{@code framewright.message.size}</td><td>payloads, in bytes</td><td>{@code direction}: in, out</td></tr>
 *   <tr><td>{@code framewright.frame.size}</td><td>frames, in bytes on the wire; the count is that of frames, the total
 *       that of bytes</td><td>{@code direction}: in, out</td></tr>
 *   <tr><td>{@code framewright.errors}</td><td>messages and frames that were none, or could not be made</td><td>{@code
 *       direction}: in, out; {@code part}: frame, message; {@code reason}: {@code malformed}, {@code limit-exceeded},
 *       {@code type-not-allowed}, {@code truncated}, {@code refused}</td></tr>
 * </table>
 *
 * <p>Timers and summaries have neither percentiles nor histograms unless a {@code MeterFilter} asks for them.
 */
public final class ProtocolMetrics implements ProtocolListener {

    private static final String PREFIX = "framewright.";

    private final MeterRegistry registry;
    private final Tags tags;
    private final Timer encode;
    private final Timer decode;
    private final DistributionSummary messagesOut;
    private final DistributionSummary messagesIn;
    private final DistributionSummary framesOut;
    private final DistributionSummary framesIn;
    private final Counter messagesRefused;
    private final Counter framesRefused;
    private final Counter truncated;
    private final Counter framesMalformed;
    private final Counter framesTooLong;
    private final Map<DecodeException.Reason, Counter> badMessages = new EnumMap<>(DecodeException.Reason.class);

    /**
     * Registers the meters.
     *
     * @param registry where the meters are
     * @param protocol the value of their tag {@code protocol}, such as {@code orders}
     */
    public ProtocolMetrics(MeterRegistry registry, String protocol) {
        this.registry = registry;
        tags = Tags.of("protocol", protocol);
        encode = timer("encode", "How long encoding a message took");
        decode = timer("decode", "How long decoding a message took");
        messagesOut = size("message", "out", "Payloads of messages");
        messagesIn = size("message", "in", "Payloads of messages");
        framesOut = size("frame", "out", "Frames, header and trailer included");
        framesIn = size("frame", "in", "Frames, header and trailer included");
        messagesRefused = errors("out", "message", "refused");
        framesRefused = errors("out", "frame", "refused");
        truncated = errors("in", "frame", "truncated");
        framesMalformed = errors("in", "frame", name(DecodeException.Reason.MALFORMED));
        framesTooLong = errors("in", "frame", name(DecodeException.Reason.LIMIT_EXCEEDED));
        for (DecodeException.Reason reason : DecodeException.Reason.values()) {
            badMessages.put(reason, errors("in", "message", name(reason)));
        }
    }

    private Timer timer(String name, String description) {
        return Timer.builder(PREFIX + name).description(description).tags(tags).register(registry);
    }

    private DistributionSummary size(String what, String direction, String description) {
        return DistributionSummary.builder(PREFIX + what + ".size")
                .description(description)
                .baseUnit("bytes")
                .tags(tags.and(Tag.of("direction", direction)))
                .register(registry);
    }

    private Counter errors(String direction, String part, String reason) {
        return Counter.builder(PREFIX + "errors")
                .description("Messages and frames that were none, or could not be made")
                .tags(tags.and("direction", direction, "part", part, "reason", reason))
                .register(registry);
    }

    private static String name(DecodeException.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void encoded(int bytes, long nanos) {
        encode.record(nanos, TimeUnit.NANOSECONDS);
        messagesOut.record(bytes);
    }

    @Override
    public void encodeFailed(Throwable failure) {
        messagesRefused.increment();
    }

    @Override
    public void frameWritten(int bytes) {
        framesOut.record(bytes);
    }

    @Override
    public void frameRefused(EncodeException failure) {
        framesRefused.increment();
    }

    @Override
    public void frameRead(int bytes) {
        framesIn.record(bytes);
    }

    @Override
    public void badFrame(DecoderException failure) {
        boolean tooLong = failure instanceof BadFrame bad && bad.reason() == DecodeException.Reason.LIMIT_EXCEEDED;
        Counter errors =
                failure instanceof TruncatedFrameException ? truncated : tooLong ? framesTooLong : framesMalformed;
        errors.increment();
    }

    @Override
    public void decoded(int bytes, long nanos) {
        decode.record(nanos, TimeUnit.NANOSECONDS);
        messagesIn.record(bytes);
    }

    @Override
    public void decodeFailed(DecodeException failure) {
        Counter errors = badMessages.get(failure.reason());
        if (errors != null) {
            errors.increment();
        }
    }
}
