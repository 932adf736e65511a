package io.framewright.soak;

import io.framewright.codec.MessageTypes;
import io.framewright.framing.Protocol;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the protocols under load. Each has a port; connections are dealt out to them in turn.
 *
 * @param protocol the protocol
 * @param form the class of its messages
 */
record Lane(Protocol<Object> protocol, Form form) {

    private static final Stream<String> BEANS = Stream.of(
            "length-header(4) + jdk",
            "varint-header + crc32c + jdk(class-table)",
            "line + json",
            "delimiter(\"\\x00\") + crc32c + json",
            "length-header(4) + json + deflate",
            "varint-header + protobuf-beans",
            "cobs + crc32c + protobuf-beans",
            "length-header(2, magic=\"\\xca\\xfe\") + msgpack",
            "slip + msgpack(maps)",
            "cobs + kryo",
            "length-header(4, order=little-endian) + crc32c + kryo + lz4",
            "length-header(4) + marshalling",
            "slip + crc32c + marshalling-river");

    private static final Stream<String> TEXTS =
            Stream.of("line(strict) + string", "delimiter(\"$_\") + crc32c + string");

    private static final Stream<String> BYTES =
            Stream.of("fixed-length(160, pad=iso7816) + crc32c + bytes", "varint-header + bytes");

    private static final List<Lane> ALL = Stream.of(
                    BEANS.map(spec -> of(spec, Form.BEAN)),
                    TEXTS.map(spec -> of(spec, Form.TEXT)),
                    BYTES.map(spec -> of(spec, Form.BYTES)))
            .flatMap(lanes -> lanes)
            .collect(Collectors.toUnmodifiableList());

    static List<Lane> all() {
        return ALL;
    }

    @SuppressWarnings("unchecked") // all its messages are of the form's class
    private static Lane of(String spec, Form form) {
        return new Lane((Protocol<Object>) Protocol.parse(spec, MessageTypes.of(form.type())), form);
    }

    /** Tells whether its frames have no room for long texts. */
    boolean isShort() {
        return protocol.framing().maxPayload() < 1 << 15;
    }
}
