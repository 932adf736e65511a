package io.framewright.codec.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.framewright.codec.WorkspacePool;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.Objects;

/**
 * A codec for messages of one class that protoc has generated. A payload is the message as Protobuf encodes it, nothing
 * before it and nothing behind: what Netty's {@code ProtobufEncoder} writes and {@code ProtobufDecoder} reads.
 *
 * <p><b>What can be a message.</b> Generated classes of the full runtime, with {@link Message} above them; not those of the lite
 * runtime, which have no descriptor to count by, not {@code DynamicMessage}, and none with a MessageSet inside. A message
 * in which a required field is missing is refused both ways.
 *
 * <p><b>Unknown fields</b> are kept by the decoded message and encoded again, as Protobuf does. Strings of proto2 may hold
 * bytes that are not UTF-8; proto3 and later refuse them. Half of a surrogate pair is encoded as a question mark.
 *
 * <p><b>Limits.</b> Depth counts messages and groups in each other, entries of maps and unknown groups included; more than
 * 500 counts as 500; it is also checked when encoding. Elements are the values of one repeated field or map of one
 * message, and the unknown fields of one message, each as often as it stands in the bytes. Bytes are those of a string, of
 * a bytes field or of a packed run. Objects are messages, strings and bytes, elements of repeated fields and
 * maps, and unknown fields. All but depth are counted in a pass over the bytes before anything is made of them; where the
 * payload is too short to exceed a limit, that pass is left out.
 *
 * <p><b>Memory.</b> A byte of the payload makes up to 100 bytes of garbage and message: measured were 98 for unknown fields
 * of ever other numbers, 52 for empty messages of three fields, 34 for entries of a map, 16 for packed numbers, 11 for empty strings. An empty
 * message takes two bytes and makes a Java object and its builder, so it costs more if its type has many fields: about
 * eight bytes for each. {@link DecodeLimits#maxObjects} bounds how many there are.
 *
 * <p><b>Thread safety.</b> Instances are safe for use from many threads, virtual ones included.
 *
 * @param <T> the messages' class
 */
public final class ProtobufCodec<T extends Message> implements Codec<T> {

    /** One level takes a few hundred bytes of stack, so this many fit on any thread. */
    private static final int MAX_DEPTH = 500;

    private static final int UNKNOWN_SIZE = 256;

    /** In so few bytes, the entries of maps that {@link WireScan} refuses do no harm. */
    private static final int LONGEST_UNSEEN_MAP = 1024;

    private final Class<T> type;
    private final Parser<T> parser;
    private final DecodeLimits limits;
    private final TypeGraph types;
    private final EncodeDepth encodeDepth;
    private final boolean checksDepth;
    private final int longestUncounted;
    private final WorkspacePool<Workspace> pool = new WorkspacePool<>(Workspace::new);

    private ProtobufCodec(Class<T> type, DecodeLimits limits, ExtensionRegistry extensions) {
        this.type = type;
        this.limits = limits.withMaxDepth(Math.min(limits.maxDepth(), MAX_DEPTH));
        T prototype = GeneratedClass.defaultInstance(type);
        @SuppressWarnings("unchecked") // a generated message's parser makes messages of its class
        Parser<T> own = (Parser<T>) prototype.getParserForType();
        parser = own;
        types = new TypeGraph(prototype.getDescriptorForType(), extensions, this.limits.maxDepth() + 1);
        encodeDepth = new EncodeDepth(types, this.limits.maxDepth());
        checksDepth = encodeDepth.matters();
        longestUncounted = longestUncounted(limits, types);
    }

    /** How long a payload may be that cannot exceed a limit. */
    private static int longestUncounted(DecodeLimits limits, TypeGraph types) {
        int elementBytes = types.packable() ? 1 : 2;
        long elements = Math.min(limits.maxElements(), limits.maxObjects() - 1);
        long longest = Math.min(limits.maxBytes(), elements * elementBytes);
        return (int) Math.min(longest, types.mapsToMessages() ? LONGEST_UNSEEN_MAP : Integer.MAX_VALUE);
    }

    /**
     * Makes a codec with default limits and without extensions.
     *
     * @param type the messages' class
     * @param <T> the messages' class
     * @return a codec that many threads may share
     * @throws IllegalArgumentException if the class is not one that protoc has generated for the full runtime
     */
    public static <T extends Message> ProtobufCodec<T> of(Class<T> type) {
        return builder(type).build();
    }

    /**
     * Begins a codec.
     *
     * @param type the messages' class
     * @param <T> the messages' class
     * @return a builder with default limits and without extensions
     */
    public static <T extends Message> Builder<T> builder(Class<T> type) {
        return new Builder<>(type);
    }

    @Override
    public void encode(T message, ByteBuf out) {
        Objects.requireNonNull(message, "null is not a message");
        if (checksDepth) {
            encodeDepth.check(message);
        }
        if (!message.isInitialized()) {
            throw new EncodeException(missing(message));
        }
        int size = message.getSerializedSize();
        if (size < 0) {
            throw new EncodeException("a message of " + type.getName() + " is larger than 2 GiB");
        }
        out.ensureWritable(size);
        int start = out.writerIndex();
        try {
            write(message, size, out);
        } catch (IOException | RuntimeException e) {
            out.writerIndex(start);
            throw new EncodeException("cannot encode " + type.getName() + ": " + e.getMessage(), e);
        }
    }

    private void write(T message, int size, ByteBuf out) throws IOException {
        if (out.hasArray()) {
            int start = out.writerIndex();
            CodedOutputStream output = CodedOutputStream.newInstance(out.array(), out.arrayOffset() + start, size);
            message.writeTo(output);
            output.checkNoSpaceLeft();
            out.writerIndex(start + size);
        } else {
            Workspace workspace = pool.acquire();
            try {
                workspace.write(message, size, out);
            } catch (Throwable e) {
                pool.discard(workspace);
                throw e;
            }
            pool.release(workspace);
        }
    }

    /** The exact size, which the message remembers until it is encoded; a guess where the message may be too deep. */
    @Override
    public int sizeHint(T message) {
        return checksDepth ? UNKNOWN_SIZE : Math.max(1, message.getSerializedSize());
    }

    @Override
    public T decode(ByteBuf in) {
        int length = in.readableBytes();
        T message;
        if (in.hasArray()) {
            message = parse(in.array(), in.arrayOffset() + in.readerIndex(), length);
        } else {
            Workspace workspace = pool.acquire();
            try {
                byte[] bytes = workspace.array(length);
                in.getBytes(in.readerIndex(), bytes, 0, length);
                message = parse(bytes, 0, length);
            } finally {
                pool.release(workspace); // an array has no state that a bad message could spoil
            }
        }
        in.readerIndex(in.writerIndex());
        return message;
    }

    private T parse(byte[] bytes, int offset, int length) {
        if (length > longestUncounted) {
            WireScan.check(types.root(), limits, bytes, offset, length);
        }
        try {
            CodedInputStream input = CodedInputStream.newInstance(bytes, offset, length);
            input.setRecursionLimit(limits.maxDepth() - 1);
            T message = parser.parsePartialFrom(input, types.extensions());
            input.checkLastTagWas(0);
            if (message.isInitialized()) {
                return message;
            }
            throw DecodeException.malformed(missing(message));
        } catch (IOException e) {
            WireScan.check(types.root(), limits, bytes, offset, length); // says so if it was a limit
            throw DecodeException.malformed("not a message of " + type.getName() + ": " + e.getMessage(), e);
        }
    }

    private String missing(T message) {
        return type.getName() + " lacks required fields: " + String.join(", ", message.findInitializationErrors());
    }

    /** Prints the codec's spec. */
    @Override
    public String toString() {
        return ProtobufCodecProvider.NAME;
    }

    /**
     * Collects what a codec needs to know. Not safe for use from several threads.
     *
     * @param <T> the messages' class
     */
    public static final class Builder<T extends Message> {

        private final Class<T> type;
        private DecodeLimits limits = DecodeLimits.DEFAULT;
        private ExtensionRegistry extensions = ExtensionRegistry.getEmptyRegistry();

        private Builder(Class<T> type) {
            this.type = type;
        }

        /**
         * Bounds what decoding a message may cost.
         *
         * @param limits the limits
         * @return this
         */
        public Builder<T> limits(DecodeLimits limits) {
            this.limits = limits;
            return this;
        }

        /**
         * Lists the extensions that are decoded as such; others become unknown fields. What is registered after {@link
         * #build} is not seen.
         *
         * @param extensions the extensions
         * @return this
         */
        public Builder<T> extensions(ExtensionRegistry extensions) {
            this.extensions = extensions;
            return this;
        }

        /**
         * Makes the codec.
         *
         * @return a codec that many threads may share
         * @throws IllegalArgumentException if the class is not one that protoc has generated for the full runtime, or
         *     has a MessageSet inside
         */
        public ProtobufCodec<T> build() {
            return new ProtobufCodec<>(type, limits, extensions);
        }
    }
}
