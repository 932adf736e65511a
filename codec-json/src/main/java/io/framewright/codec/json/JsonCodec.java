package io.framewright.codec.json;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.framewright.codec.WorkspacePool;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The codec for JSON (RFC 8259): a message is one JSON text in UTF-8, without a byte order mark. What is written has no
 * white space; white space around what is read is ignored.
 *
 * <p>Jackson binds classes as its annotations say. By default, properties keep the order of their declaration, enums are
 * their names, {@code java.time} values are ISO 8601 strings, byte arrays are base64, and unknown properties are
 * ignored, so that messages can grow. Refused in both directions are NaN and infinities; on reading also duplicate names,
 * bytes that are not UTF-8, and anything but white space behind the message. {@code null} is not a message.
 *
 * <p>There is no default typing. Where an annotation puts class names into the text, only those of {@link
 * io.framewright.codec.DeclaredTypes} and of nested classes are admitted.
 *
 * <p>Limits: depth counts objects and arrays, and is never above {@value #MAX_DEPTH}, because binding recurses. Every
 * value counts as an object, every property of an object as an element. The length of a string is counted in UTF-16
 * units, which are up to three bytes each in UTF-8, and never more bytes than the message has. Numbers have at most 1000 digits, and an integer's exponent is bounded by Jackson.
 *
 * @param <T> the messages' class
 */
public final class JsonCodec<T> implements Codec<T> {

    /** The deepest nesting that is admitted, whatever the limits say. */
    public static final int MAX_DEPTH = 500;

    private final Class<T> type;
    private final DecodeLimits limits;
    private final boolean countAlways;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final WorkspacePool<Workspace> workspaces;

    private JsonCodec(Class<T> type, DecodeLimits limits, Binding binding) {
        this.type = type;
        this.limits = limits;
        this.countAlways = binding.untyped();
        this.workspaces = new WorkspacePool<>(() -> new Workspace(binding.factory()));
        this.reader = binding.mapper().readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.writer = binding.mapper().writerFor(type);
    }

    /**
     * Makes a codec with default options.
     *
     * @param type the messages' exact class
     * @param <T> the messages' class
     * @return a codec that many threads may share
     * @throws IllegalArgumentException if the codec cannot handle the class, saying what to change
     */
    public static <T> JsonCodec<T> of(Class<T> type) {
        return of(type, CodecOptions.DEFAULT);
    }

    /**
     * Makes a codec.
     *
     * @param type the messages' exact class
     * @param options limits and nested classes
     * @param <T> the messages' class
     * @return a codec that many threads may share
     * @throws IllegalArgumentException if the codec cannot handle the class, saying what to change
     */
    public static <T> JsonCodec<T> of(Class<T> type, CodecOptions options) {
        Binding.requireAccess(type, options.nested().values());
        return of(type, options, Binding.defaultMapper());
    }

    /**
     * Makes a codec that binds as a mapper is configured: modules, naming, visibility. Limits, the check of class names
     * and the refusal of NaN and duplicate names are this codec's own, whatever the mapper says.
     *
     * @param type the messages' exact class
     * @param options limits and nested classes
     * @param mapper a mapper; it is copied
     * @param <T> the messages' class
     * @return a codec that many threads may share
     * @throws IllegalArgumentException if the codec cannot handle the class, or the mapper has default typing, or its factory
     *     decorates streams or generators
     */
    public static <T> JsonCodec<T> of(Class<T> type, CodecOptions options, JsonMapper mapper) {
        DecodeLimits limits =
                options.limits().withMaxDepth(Math.min(options.limits().maxDepth(), MAX_DEPTH));
        return new JsonCodec<>(type, limits, Binding.of(type, options.nested().values(), limits, mapper));
    }

    @Override
    public void encode(T message, ByteBuf out) {
        if (message.getClass() != type) {
            throw new EncodeException("this codec writes exactly " + type.getName() + ", not "
                    + message.getClass().getName());
        }
        int start = out.writerIndex();
        Workspace workspace = workspaces.acquire();
        try {
            workspace.write(writer, message, out);
        } catch (RuntimeException e) {
            takeBack(out, start, workspace);
            throw Failures.encoding(type, e);
        } catch (Throwable e) {
            takeBack(out, start, workspace);
            throw e;
        }
        workspaces.release(workspace);
    }

    private void takeBack(ByteBuf out, int start, Workspace workspace) {
        out.writerIndex(start);
        workspaces.discard(workspace);
    }

    @Override
    public T decode(ByteBuf in) {
        Workspace workspace = workspaces.acquire();
        T message;
        try {
            message = read(workspace, in);
        } finally {
            workspaces.release(workspace);
        }
        if (message == null) {
            throw DecodeException.malformed("null is not a message");
        }
        in.skipBytes(in.readableBytes());
        return message;
    }

    private @Nullable T read(Workspace workspace, ByteBuf in) {
        try (JsonParser parser = counting(workspace.parser(in), in.readableBytes())) {
            T message = reader.readValue(parser);
            if (parser.nextToken() != null) {
                throw DecodeException.malformed("something is left over behind the message");
            }
            return message;
        } catch (DecodeException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Failures.decoding(type, e);
        }
    }

    /** A message too short to break the limits on counts is not counted: every value takes two bytes, save the last. */
    private JsonParser counting(JsonParser parser, int length) {
        return countAlways || length / 2 >= Math.min(limits.maxElements(), limits.maxObjects())
                ? new LimitedParser(parser, limits)
                : parser;
    }

    /** Prints the codec's spec. */
    @Override
    public String toString() {
        return "json";
    }
}
