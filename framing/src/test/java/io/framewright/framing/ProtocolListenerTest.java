package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import io.framewright.codec.MessageTypes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolListenerTest {

    private final List<String> heard = new ArrayList<>();

    private final ProtocolListener listener = new ProtocolListener() {
        @Override
        public void encoded(int bytes, long nanos) {
            heard.add("encoded " + bytes + (nanos < 0 ? " in no time" : ""));
        }

        @Override
        public void encodeFailed(Throwable failure) {
            heard.add("encodeFailed");
        }

        @Override
        public void frameWritten(int bytes) {
            heard.add("frameWritten " + bytes);
        }

        @Override
        public void frameRefused(EncodeException failure) {
            heard.add("frameRefused");
        }

        @Override
        public void frameRead(int bytes) {
            heard.add("frameRead " + bytes);
        }

        @Override
        public void badFrame(DecoderException failure) {
            heard.add("badFrame " + failure.getClass().getSimpleName());
        }

        @Override
        public void decoded(int bytes, long nanos) {
            heard.add("decoded " + bytes + (nanos < 0 ? " in no time" : ""));
        }

        @Override
        public void decodeFailed(DecodeException failure) {
            heard.add("decodeFailed " + failure.reason());
        }
    };

    private Protocol<String> protocol(String framing) {
        return Protocol.builder(MessageTypes.of(String.class))
                .framing(framing)
                .codec("string")
                .onBadFrame(OnBadFrame.SKIP)
                .listener(listener)
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "length-header(2)          | 5 | 7",
                "varint-header             | 5 | 6",
                "line                      | 5 | 6",
                "cobs                      | 5 | 7",
                "slip                      | 5 | 6",
                "fixed-length(8, pad=0x20) | 5 | 8",
                "length-header(4) + crc32c | 5 | 13"
            })
    void everyMessageAndFrameIsHeardBothWays(String framing, int payload, int frame) {
        EmbeddedChannel channel = new EmbeddedChannel(protocol(framing).newHandler());

        channel.writeOutbound("hello");
        ByteBuf wire = channel.readOutbound();
        channel.writeInbound(wire);

        assertThat(channel.<String>readInbound()).isEqualTo("hello");
        assertThat(heard)
                .contains("encoded " + payload, "frameWritten " + frame, "frameRead " + frame, "decoded " + payload)
                .hasSize(4);
        channel.finishAndReleaseAll();
    }

    @Test
    void readersAndWritersAndPacketsAreHeard() throws Exception {
        Protocol<String> protocol = protocol("length-header(2)");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessageWriter<String> writer = protocol.writer(out);
        writer.write("one");
        writer.flush();
        assertThat(protocol.reader(new ByteArrayInputStream(out.toByteArray())).read())
                .isEqualTo("one");
        assertThat(heard).containsExactlyInAnyOrder("encoded 3", "frameWritten 5", "frameRead 5", "decoded 3");
        heard.clear();

        EmbeddedChannel channel = new EmbeddedChannel(protocol.newPacketHandler(ByteBuf.class, packet -> packet));
        channel.writeOutbound("two");
        channel.writeInbound(channel.<ByteBuf>readOutbound());
        assertThat(heard).containsExactly("encoded 3", "decoded 3");
        channel.finishAndReleaseAll();
    }

    @Test
    void whatFailsIsHeardWithItsReason() {
        EmbeddedChannel channel =
                new EmbeddedChannel(protocol("length-header(1, max=4)").newHandler());

        assertThatThrownBy(() -> channel.writeOutbound("too long for it")).isInstanceOf(MessageEncodeException.class);
        assertThatThrownBy(() -> channel.writeOutbound("\ud800")).isInstanceOf(MessageEncodeException.class);
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {1, (byte) 0xff})))
                .isInstanceOf(MessageDecodeException.class);
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {5, 1, 2, 3, 4, 5})))
                .isInstanceOf(FrameTooLongException.class);
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {3, 'a'}));
        assertThatThrownBy(channel::finish).isInstanceOf(TruncatedFrameException.class);

        assertThat(heard)
                .containsExactly(
                        "encoded 15",
                        "frameRefused",
                        "encodeFailed",
                        "frameRead 2",
                        "decodeFailed MALFORMED",
                        "badFrame FrameTooLongException",
                        "badFrame TruncatedFrameException");
    }

    @Test
    void aLastFrameThatOnlyTheEndHasEndedIsHeard() {
        EmbeddedChannel channel = new EmbeddedChannel(
                protocol("delimiter(\"|\", unterminated=deliver)").newHandler());

        channel.writeInbound(Unpooled.copiedBuffer("a|bc", StandardCharsets.UTF_8));
        assertThat(channel.finish()).isTrue();

        assertThat(heard).containsExactly("frameRead 2", "decoded 1", "frameRead 2", "decoded 2");
        channel.releaseInbound();
    }

    @Test
    void whatAListenerThrowsHurtsNoMessage() {
        Protocol<String> protocol = Protocol.builder(MessageTypes.of(String.class))
                .spec("length-header(2) + string")
                .listener(new ProtocolListener() {
                    @Override
                    public void encoded(int bytes, long nanos) {
                        throw new IllegalStateException("metrics are down");
                    }

                    @Override
                    public void frameRead(int bytes) {
                        throw new StackOverflowError("metrics are down");
                    }
                })
                .build();
        EmbeddedChannel channel = new EmbeddedChannel(protocol.newHandler());

        channel.writeOutbound("hello");
        channel.writeInbound(channel.<ByteBuf>readOutbound());

        assertThat(channel.<String>readInbound()).isEqualTo("hello");
        assertThat(channel.finish()).isFalse();
    }

    @Test
    void withoutAListenerNothingStandsBetween() {
        Protocol<String> plain = Protocol.parse("length-header(2) + string", MessageTypes.of(String.class));

        assertThat(plain.heard().framing()).isSameAs(plain.framing());
        assertThat(plain.heard().encoder()).isSameAs(plain.encoder());
        assertThat(plain.heard().decoder()).isSameAs(plain.decoder());
    }

    @Test
    void whatIsDoneByHandIsNotHeard() {
        Protocol<String> protocol = protocol("length-header(2)");

        protocol.encoder().encode("hello", Unpooled.buffer());

        assertThat(heard).isEmpty();
        assertThat(protocol.framing()).isEqualTo(Framings.parse("length-header(2)"));
        assertThat(protocol).hasToString("length-header(2) + string");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "length-header(2, max=9)          | 000561    | 4",
                "length-header(4, strip=0, max=9) | 0000000561 | 4",
                "cobs(max=9)                      | 0561      | 0",
                "line(max=9)                      | 61        | 0",
                "length-header(2, max=9) + crc32c | 000561    | 4"
            })
    void aFramingThatIsHeardAnswersAsItDoesOtherwise(String spec, String part, int missing) {
        Framing framing = Framings.parse(spec);
        Framing heardFraming = new HeardFraming(framing, listener);

        assertThat(heardFraming).hasToString(framing.toString());
        assertThat(heardFraming.maxPayload()).isEqualTo(9);
        assertThat(heardFraming.headerLength()).isEqualTo(framing.headerLength());
        assertThat(heardFraming.keepsHeader()).isEqualTo(framing.keepsHeader());
        for (int length : new int[] {0, 9, 10}) {
            assertThat(heardFraming.canCarry(new byte[length])).isEqualTo(framing.canCarry(new byte[length]));
        }
        Deframer deframer = heardFraming.newDeframer();
        ByteBuf in = Unpooled.wrappedBuffer(Encoding.hex(part));
        assertThat(deframer.next(in)).isNull();
        assertThat(deframer.missing(in)).isEqualTo(missing);
        assertThat(deframer.readsEveryByte()).isEqualTo(framing.newDeframer().readsEveryByte());
        assertThat(heard).isEmpty();
    }

    @Test
    void aTrailerIsHeardWithTheFrame() {
        Framing framing = new HeardFraming(Framings.parse("length-header(2, max=9)"), listener).withTrailer(4);

        assertThat(framing).hasToString("length-header(2, max=13)");
        Encoding.frame(framing, new byte[13]);
        assertThat(heard).containsExactly("frameWritten 15");
    }

    @Test
    void aCodecThatIsHeardAnswersAsItDoesOtherwise() {
        MessageTypes<ByteBuf> types = MessageTypes.of(ByteBuf.class);
        Heard<ByteBuf> bytes = Protocol.builder(types)
                .spec("length-header(2) + bytes")
                .listener(listener)
                .build()
                .heard();
        assertThat(bytes.encoder().leavesRoom()).isTrue();
        assertThat(bytes.encoder().sizeHint(Unpooled.wrappedBuffer(new byte[7])))
                .isEqualTo(7);
        assertThat(bytes.decoder().retainsInput()).isTrue();
        assertThat(bytes.decoder().prefersArray()).isFalse();
        assertThat(bytes.encoder()).hasToString("bytes");

        Heard<String> text = protocol("length-header(2)").heard();
        assertThat(text.encoder().leavesRoom()).isFalse();
        assertThat(text.decoder().retainsInput()).isFalse();
        assertThat(text.decoder().prefersArray()).isTrue();
    }

    @Test
    void aFailedGuessAtASizeIsAFailureToEncode() {
        Codec<String> failing = new Codec<>() {
            @Override
            public void encode(String message, ByteBuf out) {}

            @Override
            public String decode(ByteBuf in) {
                return "";
            }

            @Override
            public int sizeHint(String message) {
                throw new IllegalStateException("no idea");
            }
        };

        assertThatThrownBy(() -> new HeardCodec<>(failing, listener).sizeHint("x"))
                .hasMessage("no idea");
        assertThat(heard).containsExactly("encodeFailed");
    }

    @Test
    void badFramesThatAreUnescapedAreHeard() {
        EmbeddedChannel channel = new EmbeddedChannel(protocol("cobs").newHandler());

        assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {3, 'a', 0})))
                .isInstanceOf(CorruptFrameException.class);
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {2, 'a', 0, 2, 'b', 0, 2}));
        assertThatThrownBy(channel::finish).isInstanceOf(TruncatedFrameException.class);

        assertThat(heard)
                .containsExactlyInAnyOrder(
                        "badFrame CorruptFrameException",
                        "frameRead 3",
                        "decoded 1",
                        "frameRead 3",
                        "decoded 1",
                        "badFrame TruncatedFrameException");
        channel.releaseInbound();
    }

    @Test
    void aLastFrameWithAChecksumThatOnlyTheEndHasEndedIsHeard() {
        EmbeddedChannel channel = new EmbeddedChannel(
                protocol("line(unterminated=deliver) + crc32c").newHandler());

        channel.writeInbound(Unpooled.copiedBuffer("123456789e3069283\n123456789e3069283", StandardCharsets.UTF_8));
        assertThat(channel.finish()).isTrue();

        assertThat(heard).containsExactlyInAnyOrder("frameRead 18", "decoded 9", "frameRead 17", "decoded 9");
        channel.releaseInbound();
    }

    @Test
    void aFaultThatIsNoDecodersIsHeardAsOne() {
        IllegalStateException bug = new IllegalStateException("a bug in a framing");

        assertThat(HeardFraming.decoderException(bug))
                .hasMessage("the framing failed")
                .hasCause(bug);
    }

    @Test
    void whateverAListenerThrowsIsLoggedAndHurtsNobody() {
        Logger logger = Logger.getLogger(ProtocolListener.class.getName());
        Warnings warnings = new Warnings();
        logger.addHandler(warnings);
        try {
            requireThatNothingIsHurt();
        } finally {
            logger.removeHandler(warnings);
        }

        assertThat(warnings.count).isEqualTo(10);
    }

    private void requireThatNothingIsHurt() {
        ProtocolListener failing = (ProtocolListener) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ProtocolListener.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("metrics are down");
                });
        EmbeddedChannel channel = new EmbeddedChannel(Protocol.builder(MessageTypes.of(String.class))
                .spec("length-header(1, max=4) + string")
                .onBadFrame(OnBadFrame.SKIP)
                .listener(failing)
                .build()
                .newHandler());

        assertThatThrownBy(() -> channel.writeOutbound("too long for it"))
                .isInstanceOf(MessageEncodeException.class)
                .hasMessageContaining("over the limit of 4");
        assertThatThrownBy(() -> channel.writeOutbound("\ud800")).isInstanceOf(MessageEncodeException.class);
        channel.writeOutbound("one");
        ByteBuf one = channel.readOutbound();
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {1, (byte) 0xff})))
                .isInstanceOf(MessageDecodeException.class);
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {5, 1, 2, 3, 4, 5})))
                .isInstanceOf(FrameTooLongException.class);
        channel.writeInbound(one);

        assertThat(channel.<String>readInbound()).isEqualTo("one");
        assertThat(channel.finish()).isFalse();
    }

    /** Counts what is logged. */
    private static final class Warnings extends java.util.logging.Handler {

        private int count;

        @Override
        public void publish(LogRecord record) {
            count++;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void framesOfOneReadAreHeardEachByItself() {
        EmbeddedChannel channel =
                new EmbeddedChannel(protocol("length-header(2)").newHandler());

        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {0, 1, 'a', 0, 2, 'b', 'c'}));

        assertThat(heard).containsExactly("frameRead 3", "decoded 1", "frameRead 4", "decoded 2");
        channel.finishAndReleaseAll();
    }
}
