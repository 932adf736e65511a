package io.framewright.framing;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.Decoder;
import io.framewright.codec.Encoder;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.SpecException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What two peers agree on: a framing, a codec and the messages' classes. Immutable; one serves any number of channels.
 *
 * <pre>{@code
 * Protocol<Order> orders = Protocol.parse("length-header(4) + kryo", MessageTypes.of(Order.class));
 * channel.pipeline().addLast(orders.newHandler(), new OrderHandler());
 * }</pre>
 *
 * @param <T> what the messages of both directions have in common
 */
public final class Protocol<T> {

    private final String spec;
    private final Framing framing;
    private final Encoder<T> encoder;
    private final Decoder<T> decoder;
    private final Heard<T> heard;
    private final MessageTypes<? extends T> encoded;
    private final OnBadFrame onBadFrame;
    private final boolean sharesWrites;
    private final int maxMessagesPerTurn;

    private Protocol(String spec, Framing framing, Codec<T> encoder, Codec<T> decoder, Builder<T> builder) {
        this.spec = spec;
        this.framing = framing;
        this.encoder = encoder;
        this.decoder = decoder;
        this.heard = Heard.of(framing, encoder, decoder, builder.listener);
        this.encoded = builder.encoded;
        this.onBadFrame = builder.onBadFrame;
        this.sharesWrites = builder.shareWrites;
        this.maxMessagesPerTurn = builder.maxMessagesPerTurn;
    }

    /**
     * Makes a protocol from a spec, with everything else as is usual.
     *
     * @param spec {@code framing {+ framing decorator} + codec {+ codec decorator}}, such as {@code length-header(4) +
     *     kryo}; see {@link io.framewright.codec.spec} for the grammar
     * @param types the messages of both directions
     * @param <T> what the messages have in common
     * @return the protocol
     * @throws SpecException if the spec does not parse, or names what does not exist, saying where and what was expected
     * @throws IllegalArgumentException if its parts could never work together, saying why
     */
    public static <T> Protocol<T> parse(String spec, MessageTypes<T> types) {
        return builder(types).spec(spec).build();
    }

    /**
     * Begins a protocol.
     *
     * @param types the messages of both directions
     * @param <T> what the messages have in common
     * @return a builder that lacks a framing and a codec
     */
    public static <T> Builder<T> builder(MessageTypes<T> types) {
        return new Builder<>(types, types);
    }

    /**
     * Begins a protocol whose directions carry different messages: a server decodes requests and encodes replies.
     *
     * @param encoded the messages that are sent
     * @param decoded the messages that are received
     * @param <T> what the messages of both directions have in common
     * @return a builder that lacks a framing and a codec
     */
    public static <T> Builder<T> builder(MessageTypes<? extends T> encoded, MessageTypes<? extends T> decoded) {
        return new Builder<>(encoded, decoded);
    }

    /**
     * Makes the handler for one channel.
     *
     * @return a new handler, which goes where a deframer, decoder, encoder and prepender would
     */
    public ProtocolHandler<T> newHandler() {
        return new ProtocolHandler<>(this, null);
    }

    /**
     * Makes the handler for one channel, which hands each message to a receiver instead of the next handler. That is
     * faster than a handler, by what it costs to pass an object along a pipeline, and shorter where a lambda will do.
     *
     * @param receiver gets each message; it belongs to one channel, or else is safe for use from several threads
     * @return a new handler
     */
    public ProtocolHandler<T> newHandler(MessageReceiver<? super T> receiver) {
        return new ProtocolHandler<>(this, receiver);
    }

    /**
     * Makes a handler for a channel that carries packets: each holds one message. The framing has to be named all the
     * same, and is not used; so its {@code max} does not bound packets. Use {@link DatagramLimit}, or the maximum of the
     * WebSocket aggregator.
     *
     * @param type the packets' class, such as {@code BinaryWebSocketFrame}, {@code DatagramPacket} or {@code ByteBuf}
     * @param wrap makes the packet for a message's bytes. They are the function's once it returns; if it throws, the handler
     *     releases them, and the function must not
     * @param <P> the packets' type
     * @return a new handler, see {@link PacketHandler}
     */
    public <P> PacketHandler<T, P> newPacketHandler(Class<P> type, Function<io.netty.buffer.ByteBuf, P> wrap) {
        return new PacketHandler<>(this, type, wrap);
    }

    /**
     * Reads messages from a blocking stream.
     *
     * @param in the stream; stays the caller's, who closes it
     * @return a reader that stands at a frame's beginning
     */
    public MessageReader<T> reader(InputStream in) {
        return new MessageReader<>(this, MessageReader.source(in));
    }

    /**
     * Reads messages from a blocking channel.
     *
     * @param in the channel; stays the caller's, who closes it
     * @return a reader that stands at a frame's beginning
     */
    public MessageReader<T> reader(ReadableByteChannel in) {
        return new MessageReader<>(this, MessageReader.source(in));
    }

    /**
     * Writes messages to a blocking stream.
     *
     * @param out the stream; stays the caller's, who closes it
     * @return a writer
     */
    public MessageWriter<T> writer(OutputStream out) {
        return new MessageWriter<>(this, MessageWriter.sink(out));
    }

    /**
     * Writes messages to a blocking channel.
     *
     * @param out the channel; stays the caller's, who closes it
     * @return a writer
     */
    public MessageWriter<T> writer(WritableByteChannel out) {
        return new MessageWriter<>(this, MessageWriter.sink(out));
    }

    /**
     * Exchanges messages over an asynchronous channel.
     *
     * @param channel the channel; it is closed by {@link MessageChannel#close}, and when writing fails
     * @return a reader and writer that stands at a frame's beginning both ways
     */
    public MessageChannel<T> channel(AsynchronousByteChannel channel) {
        return new MessageChannel<>(this, channel);
    }

    /**
     * Begins the way in of one connection whose bytes the caller reads.
     *
     * @return an input that stands at a frame's beginning
     */
    public MessageInput<T> newInput() {
        return new MessageInput<>(this);
    }

    /**
     * Begins the way out of one connection whose bytes the caller sends.
     *
     * @return an empty output
     */
    public MessageOutput<T> newOutput() {
        return new MessageOutput<>(this);
    }

    /**
     * Tells the framing.
     *
     * @return what borders the messages
     */
    public Framing framing() {
        return framing;
    }

    /**
     * Tells the encoder.
     *
     * @return what turns messages into bytes, tags included
     */
    public Encoder<T> encoder() {
        return encoder;
    }

    /**
     * Tells the decoder.
     *
     * @return what turns bytes into messages, tags included
     */
    public Decoder<T> decoder() {
        return decoder;
    }

    /**
     * Tells what a handler does after a bad frame.
     *
     * @return close or skip
     */
    public OnBadFrame onBadFrame() {
        return onBadFrame;
    }

    MessageTypes<? extends T> encoded() {
        return encoded;
    }

    /** Gives the parts that handlers, readers and writers use: they tell the listener, if there is one. */
    Heard<T> heard() {
        return heard;
    }

    boolean sharesWrites() {
        return sharesWrites;
    }

    int maxMessagesPerTurn() {
        return maxMessagesPerTurn;
    }

    /** Prints the protocol's spec. */
    @Override
    public String toString() {
        return spec;
    }

    /**
     * Collects what makes a protocol. Not safe for use from several threads.
     *
     * @param <T> what the messages of both directions have in common
     */
    public static final class Builder<T> {

        /** What a round of reading 1 MiB, Netty's most, holds of frames of 64 bytes. */
        private static final int DEFAULT_MESSAGES_PER_TURN = 16 * 1024;

        private final MessageTypes<? extends T> encoded;
        private final MessageTypes<? extends T> decoded;
        private @Nullable Framing framing;
        private @Nullable CodecChoice codec;
        private DecodeLimits limits = DecodeLimits.DEFAULT;
        private OnBadFrame onBadFrame = OnBadFrame.CLOSE;
        private boolean shareWrites = true;
        private int maxMessagesPerTurn = DEFAULT_MESSAGES_PER_TURN;
        private @Nullable ProtocolListener listener;

        private Builder(MessageTypes<? extends T> encoded, MessageTypes<? extends T> decoded) {
            this.encoded = encoded;
            this.decoded = decoded;
        }

        /**
         * Chooses framing and codec by one spec.
         *
         * @param spec {@code framing {+ framing decorator} + codec {+ codec decorator}}
         * @return this
         * @throws SpecException if the spec does not parse, or names what does not exist
         */
        public Builder<T> spec(String spec) {
            ProtocolSpec parts = ProtocolSpec.parse(spec);
            framing = parts.framing();
            codec = parts.codec();
            return this;
        }

        /**
         * Chooses the framing.
         *
         * @param framing what borders the messages
         * @return this
         */
        public Builder<T> framing(Framing framing) {
            this.framing = framing;
            return this;
        }

        /**
         * Chooses the framing by its spec.
         *
         * @param spec {@code framing {+ framing decorator}}
         * @return this
         * @throws SpecException if the spec does not parse, or names what does not exist
         */
        public Builder<T> framing(String spec) {
            return framing(Framings.parse(spec));
        }

        /**
         * Chooses the codec.
         *
         * @param provider where the codecs for the messages' classes come from
         * @return this
         */
        public Builder<T> codec(CodecProvider provider) {
            codec = CodecChoice.of(provider);
            return this;
        }

        /**
         * Chooses the codec by its spec.
         *
         * @param spec {@code codec {+ codec decorator}}
         * @return this
         * @throws SpecException if the spec does not parse
         * @throws IllegalArgumentException if it names what does not exist, see {@link Codecs#named}
         */
        public Builder<T> codec(String spec) {
            codec = CodecChoice.parse(Spec.parse(spec).terms());
            return this;
        }

        /**
         * Bounds what decoding one message may cost.
         *
         * @param limits the limits, {@link DecodeLimits#DEFAULT} if this is not called
         * @return this
         */
        public Builder<T> limits(DecodeLimits limits) {
            this.limits = limits;
            return this;
        }

        /**
         * Tells handlers what to do after bytes that are no frame.
         *
         * @param onBadFrame close, if this is not called, or skip
         * @return this
         */
        public Builder<T> onBadFrame(OnBadFrame onBadFrame) {
            this.onBadFrame = onBadFrame;
            return this;
        }

        /**
         * Tells handlers whether messages that are written before a flush share a buffer. It is what makes small
         * messages cheap; without it each message is written on at once, so that a flush may start nearer the head.
         *
         * @param shareWrites true, if this is not called
         * @return this
         */
        public Builder<T> shareWrites(boolean shareWrites) {
            this.shareWrites = shareWrites;
            return this;
        }

        /**
         * Bounds how many messages of one channel are handed on before other channels of the same event loop get their
         * turn. A read of 64 KiB may hold 65,536 empty messages; the rest of what was read is handed on in later turns,
         * and until then nothing more is read from the channel. A turn is a round of reading, up to its {@code
         * channelReadComplete}, which comes behind the last of its messages, in whichever turn. Bad frames and payloads
         * count. When the stream ends, all that is left is handed on at once.
         *
         * <p>A smaller number lets handlers take longer for a message without delaying others; each further turn costs
         * some microseconds.
         *
         * <p>Switch autoRead in handlers behind this one, or in tasks of the event loop; from another thread by {@code
         * channel.eventLoop().execute(...)}. When a turn ends it is off for a moment, and on again when the round of reading has
         * ended: a {@code setAutoRead(false)} of another thread in between is lost.
         *
         * @param messages 1 or more; 16,384 if this is not called
         * @return this
         * @throws IllegalArgumentException if the number is less than 1
         */
        public Builder<T> maxMessagesPerTurn(int messages) {
            if (messages < 1) {
                throw new IllegalArgumentException("maxMessagesPerTurn is " + messages + ", must be 1 or more");
            }
            maxMessagesPerTurn = messages;
            return this;
        }

        /**
         * Sets what hears of every message and frame of the protocol's handlers, readers and writers. What is done with
         * {@link Protocol#framing}, {@link Protocol#encoder} and {@link Protocol#decoder} by hand, it does not hear of.
         *
         * @param listener one for all channels; none, if this is not called
         * @return this
         */
        public Builder<T> listener(ProtocolListener listener) {
            this.listener = Objects.requireNonNull(listener);
            return this;
        }

        /**
         * Makes the protocol.
         *
         * @return the protocol
         * @throws IllegalStateException if the framing or the codec was not chosen
         * @throws IllegalArgumentException if the codec cannot handle one of the classes, or the framing cannot carry
         *     the messages' tags, saying why
         */
        public Protocol<T> build() {
            Framing chosenFraming = required(framing, "framing");
            CodecChoice chosenCodec = required(codec, "codec");
            requireCarried(chosenFraming, encoded);
            requireCarried(chosenFraming, decoded);
            CodecOptions options = CodecOptions.DEFAULT.withLimits(limits);
            Codec<T> encoder = codec(chosenCodec, encoded, options);
            if (chosenFraming.keepsHeader() && !encoder.leavesRoom()) {
                throw new IllegalArgumentException("the framing " + chosenFraming
                        + " writes its header over the message's first bytes, for which the codec " + chosenCodec
                        + " leaves no room: use bytes, or a framing without strip=0");
            }
            Codec<T> decoder = encoded == decoded ? encoder : codec(chosenCodec, decoded, options);
            return new Protocol<>(chosenFraming + " + " + chosenCodec, chosenFraming, encoder, decoder, this);
        }

        /** A codec of some of T's subtypes: it is asked to encode what its table covers only. */
        @SuppressWarnings("unchecked")
        private Codec<T> codec(CodecChoice choice, MessageTypes<? extends T> types, CodecOptions options) {
            return (Codec<T>) choice.codec(types, options);
        }

        private static <V> V required(@Nullable V value, String what) {
            if (value == null) {
                throw new IllegalStateException("the protocol has no " + what);
            }
            return Objects.requireNonNull(value);
        }

        private static void requireCarried(Framing framing, MessageTypes<?> types) {
            types.messages().forEach((number, type) -> {
                if (!framing.canCarry(types.tag(number))) {
                    throw new IllegalArgumentException("the framing " + framing + " cannot carry the tag " + number
                            + " of " + type.getName() + ": choose another number or another framing");
                }
            });
        }
    }
}
