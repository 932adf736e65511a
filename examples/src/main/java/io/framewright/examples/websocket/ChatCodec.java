package io.framewright.examples.websocket;

import io.framewright.codec.MessageTypes;
import io.framewright.framing.Protocol;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The codecs of the chat, as WebSocket's subprotocols: the client offers what it knows, the server chooses. */
public enum ChatCodec {
    /** An array of the message's components. */
    MSGPACK,
    /** An object. */
    JSON;

    private static final String PREFIX = "chat.framewright.";

    private static final Map<ChatCodec, Protocol<ChatMessage>> PROTOCOLS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(codec -> codec, ChatCodec::newProtocol));

    private static Protocol<ChatMessage> newProtocol(ChatCodec codec) {
        String spec = "length-header(4) + " + codec.name().toLowerCase(Locale.ROOT);
        return Protocol.parse(spec, MessageTypes.of(ChatMessage.class));
    }

    /** Makes handlers: a WebSocket message is a packet, so that the protocol's framing is not used. */
    Protocol<ChatMessage> protocol() {
        return Objects.requireNonNull(PROTOCOLS.get(this));
    }

    /**
     * Tells the name of the subprotocol.
     *
     * @return the name that stands in Sec-WebSocket-Protocol
     */
    public String subprotocol() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    static Optional<ChatCodec> ofSubprotocol(String name) {
        return Arrays.stream(values())
                .filter(codec -> codec.subprotocol().equals(name))
                .findFirst();
    }

    static String subprotocols(Set<ChatCodec> codecs) {
        return codecs.stream().sorted().map(ChatCodec::subprotocol).collect(Collectors.joining(","));
    }
}
