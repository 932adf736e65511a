package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Frames of {@code length-header(4)} with text in them, as these tests see them on the wire. */
final class Wire {

    private Wire() {}

    static ByteBuf frames(String... messages) {
        ByteBuf bytes = Unpooled.buffer();
        for (String message : messages) {
            byte[] payload = message.getBytes(StandardCharsets.UTF_8);
            bytes.writeInt(payload.length).writeBytes(payload);
        }
        return bytes;
    }

    /** The messages in each buffer that was written and flushed, such as {@code [a, b]}; takes them. */
    static List<String> written(EmbeddedChannel channel) {
        List<String> buffers = new ArrayList<>();
        for (Object out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            buffers.add(out instanceof ByteBuf bytes ? messages(bytes).toString() : out.toString());
        }
        return buffers;
    }

    /** The messages in a buffer of whole frames, which is released. */
    static List<String> messages(ByteBuf bytes) {
        List<String> messages = new ArrayList<>();
        try {
            while (bytes.isReadable()) {
                messages.add(bytes.readCharSequence(bytes.readInt(), StandardCharsets.UTF_8)
                        .toString());
            }
        } finally {
            bytes.release();
        }
        return messages;
    }

    /** The messages that came out of the pipeline; takes them. */
    static List<Object> received(EmbeddedChannel channel) {
        List<Object> received = new ArrayList<>();
        for (Object in = channel.readInbound(); in != null; in = channel.readInbound()) {
            received.add(in instanceof ByteBuf bytes ? "bytes " + hex(bytes) : in);
        }
        return received;
    }

    private static String hex(ByteBuf bytes) {
        try {
            return ByteBufUtil.hexDump(bytes);
        } finally {
            bytes.release();
        }
    }
}
