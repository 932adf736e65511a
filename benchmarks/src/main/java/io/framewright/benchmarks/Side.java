package io.framewright.benchmarks;

import io.framewright.codec.spec.Spec;
import io.framewright.framing.Protocol;
import io.netty.channel.ChannelHandler;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who writes and reads the messages. All sides speak the same framing: {@code varint-header} for Protobuf, because
 * Netty's handlers for it are faster than those for a header of four bytes, and {@code length-header(4)} for all others.
 * All hand the channel direct buffers of its allocator, and read with the same filters.
 */
enum Side {
    /** Netty's own handlers where there are some, else what a careful user wires. */
    STOCK("stock") {
        @Override
        Supplier<ChannelHandler[]> pipeline(Message message, String codec) {
            return StockHandlers.of(message, codec);
        }
    },

    /** One encoder and one decoder on the bare library, written for speed. */
    BY_HAND("by-hand") {
        @Override
        Supplier<ChannelHandler[]> pipeline(Message message, String codec) {
            return HandWrittenHandlers.of(message, codec);
        }
    },

    /** The protocol handler, with a codec of ours; for libraries that we have none for, see {@link LibraryCodec}. */
    FRAMEWRIGHT("framewright") {
        @Override
        Supplier<ChannelHandler[]> pipeline(Message message, String codec) {
            Protocol<Object> protocol = protocol(message, codec);
            return () -> new ChannelHandler[] {protocol.newHandler()};
        }
    };

    private static final Set<String> WITH_VARINT = Set.of("protobuf", "protobuf-beans");

    private final String label;

    Side(String label) {
        this.label = label;
    }

    static Side named(String label) {
        return Arrays.stream(values())
                .filter(side -> side.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no side is labelled " + label));
    }

    String label() {
        return label;
    }

    /** Makes a new set of handlers for each channel; what the channels of an event loop can share, they do. */
    abstract Supplier<ChannelHandler[]> pipeline(Message message, String codec);

    /** Whether a codec's messages stand behind a varint rather than four bytes. */
    static boolean usesVarint(String codec) {
        return WITH_VARINT.contains(Spec.parse(codec).terms().get(0).name());
    }

    private static Protocol<Object> protocol(Message message, String codec) {
        Protocol.Builder<Object> builder = Protocol.builder(message.types(codec))
                .framing(usesVarint(codec) ? "varint-header" : "length-header(4)");
        if (LibraryCodec.isOurs(codec)) {
            return builder.codec(codec).build();
        }
        return builder.codec(new LibraryCodec.Provider(message, codec)).build();
    }
}
