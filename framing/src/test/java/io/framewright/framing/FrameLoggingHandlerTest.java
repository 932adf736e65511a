package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.MessageTypes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.internal.logging.AbstractInternalLogger;
import io.netty.util.internal.logging.InternalLogLevel;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameLoggingHandlerTest {

    private final Recorder log = new Recorder();

    private EmbeddedChannel channel(String framing) {
        return new EmbeddedChannel(
                new FrameLoggingHandler(Framings.parse(framing), FrameDump.upTo(16), log, InternalLogLevel.INFO));
    }

    @Test
    void framesAreLoggedWhenTheyAreWholeBothWays() {
        EmbeddedChannel channel = channel("length-header(2)");

        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {0, 2, 'h'}));
        assertThat(log.lines).isEmpty();
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {'i', 0}));
        channel.writeOutbound(Unpooled.wrappedBuffer(new byte[] {0, 1, '!'}));

        assertThat(log.lines).containsExactly("""
                INFO IN frame at 0: 4 bytes, header 2, payload 2
                  header   00000000  00 02                                             |..|
                  payload  00000002  68 69                                             |hi|""", """
                INFO OUT frame at 0: 3 bytes, header 2, payload 1
                  header   00000000  00 01                                             |..|
                  payload  00000002  21                                                |!|""");
        channel.finishAndReleaseAll();
        assertThat(log.lines.get(2)).startsWith("INFO IN end of stream in a frame at 4: 1 byte\n");
        assertThat(log.lines).hasSize(3);
    }

    @Test
    void whatPassesStaysUntouched() {
        EmbeddedChannel channel = channel("line");
        ByteBuf in = Unpooled.directBuffer()
                .writeBytes(new byte[] {'x', 'a', '\n', 'b'})
                .skipBytes(1);
        ByteBuf out = in.copy().asReadOnly();

        channel.writeInbound(in);
        channel.writeOutbound(out);
        channel.writeInbound("no bytes");

        assertThat(channel.<ByteBuf>readInbound()).isSameAs(in);
        assertThat(channel.<ByteBuf>readOutbound()).isSameAs(out);
        assertThat(channel.<String>readInbound()).isEqualTo("no bytes");
        assertThat(in.readerIndex()).isEqualTo(1);
        assertThat(ByteBufUtil.hexDump(in)).isEqualTo("610a62");
        assertThat(ByteBufUtil.hexDump(out)).isEqualTo("610a62");
        in.release();
        out.release();
        channel.finishAndReleaseAll();
    }

    @Test
    void nothingIsLookedAtWhileTheLevelIsOff() {
        log.enabled = false;
        EmbeddedChannel channel = channel("line");
        log.enabled = true;

        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {'a', '\n'}));

        assertThat(log.lines).isEmpty();
        channel.finishAndReleaseAll();
    }

    @Test
    void behindAFileNothingIsLogged() {
        EmbeddedChannel channel = channel("line");

        channel.writeOutbound(new DefaultFileRegion(new File("none"), 0, 1));
        channel.writeOutbound(Unpooled.wrappedBuffer(new byte[] {'a', '\n'}));

        assertThat(log.lines).hasSize(1);
        assertThat(log.lines.get(0)).contains("OUT a part of a file");
        channel.finishAndReleaseAll();
    }

    @Test
    void aLoggerThatFailsHurtsNoChannel() {
        log.failure = new IllegalStateException("the disk is full");
        EmbeddedChannel channel = channel("line");

        for (int i = 0; i < 3; i++) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {'a', '\n'}));
            channel.writeOutbound(Unpooled.wrappedBuffer(new byte[] {'a', '\n'}));
        }

        assertThat(channel.inboundMessages()).hasSize(3);
        assertThat(channel.outboundMessages()).hasSize(3);
        channel.finishAndReleaseAll();
    }

    private static ByteBuf line() {
        return Unpooled.wrappedBuffer(new byte[] {'a', '\n'});
    }

    @Test
    void aDirectionThatCannotBeLoggedIsGivenUpWithAWarning() {
        EmbeddedChannel channel = channel("line");
        log.infoFailure = new IllegalStateException("the disk is full");
        channel.writeInbound(line());
        log.infoFailure = null;
        channel.writeInbound(line());
        channel.writeOutbound(line());
        channel.writeOutbound(line());

        assertThat(log.lines).hasSize(3);
        assertThat(log.lines.get(0)).isEqualTo("WARN IN java.lang.IllegalStateException: the disk is full");
        assertThat(log.lines.get(1)).startsWith("INFO OUT frame at 0");
        assertThat(log.lines.get(2)).startsWith("INFO OUT frame at 2");
        channel.finishAndReleaseAll();
    }

    @Test
    void theEndAndAFileThatCannotBeLoggedAreWarnedOfToo() {
        EmbeddedChannel channel = channel("line");
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {'a'}));
        log.infoFailure = new IllegalStateException("the disk is full");
        channel.writeOutbound(new DefaultFileRegion(new File("none"), 0, 1));
        channel.finishAndReleaseAll();

        assertThat(log.lines)
                .containsExactly(
                        "WARN OUT java.lang.IllegalStateException: the disk is full",
                        "WARN IN java.lang.IllegalStateException: the disk is full");
    }

    @Test
    void aSentFrameThatTheEndCutsOffIsLogged() {
        EmbeddedChannel channel = channel("line");
        channel.writeOutbound(Unpooled.wrappedBuffer(new byte[] {'a'}));
        channel.finishAndReleaseAll();

        assertThat(log.lines).singleElement().asString().startsWith("INFO OUT end of stream in a frame at 0: 1 byte\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fixed-length(5)",
                "delimiter(\"$_\")",
                "line(max=9)",
                "length-header(2)",
                "varint-header(max=9)",
                "cobs(max=9)",
                "slip + crc32c",
                "length-header(4) + crc32c"
            })
    void garbagePassesWhateverItIs(String framing) {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            EmbeddedChannel channel = channel(framing);
            ByteBuf sent = Unpooled.buffer();
            ByteBuf passed = Unpooled.buffer();
            for (int read = random.nextInt(20); read > 0; read--) {
                byte[] bytes = new byte[random.nextInt(20)];
                random.nextBytes(bytes);
                bytes = random.nextBoolean() ? bytes : new byte[bytes.length];
                sent.writeBytes(bytes);
                channel.writeInbound(Unpooled.wrappedBuffer(bytes));
                channel.writeOutbound(Unpooled.wrappedBuffer(bytes));
                for (ByteBuf in = channel.readInbound(); in != null; in = channel.readInbound()) {
                    passed.writeBytes(in);
                    in.release();
                }
            }
            channel.finishAndReleaseAll();
            assertThat(passed).as("seed %s", seed).isEqualTo(sent);
        }
        assertThat(log.lines).noneMatch(line -> line.startsWith("WARN") || line.contains("framing failed"));
    }

    @Test
    void itStandsBeforeTheProtocolsHandler() {
        Protocol<String> protocol = Protocol.parse("length-header(2) + string", MessageTypes.of(String.class));
        EmbeddedChannel channel = channel("length-header(2)");
        channel.pipeline().addLast(protocol.newHandler());

        channel.writeOutbound("a", "b");
        channel.writeInbound(channel.<ByteBuf>readOutbound());

        assertThat(channel.<String>readInbound()).isEqualTo("a");
        assertThat(channel.<String>readInbound()).isEqualTo("b");
        assertThat(log.lines.stream().map(line -> line.substring(0, line.indexOf(':'))))
                .containsExactly(
                        "INFO OUT frame at 0", "INFO OUT frame at 3", "INFO IN frame at 0", "INFO IN frame at 3");
        channel.finishAndReleaseAll();
    }

    /** Keeps what is logged, without the channel's name. */
    private static final class Recorder extends AbstractInternalLogger {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never written
        private final List<String> lines = new ArrayList<>();

        private boolean enabled = true;
        private @Nullable RuntimeException failure;
        private @Nullable RuntimeException infoFailure;

        Recorder() {
            super("recorder");
        }

        private void add(String level, @Nullable Object... arguments) {
            if (failure != null) {
                throw failure;
            }
            lines.add(level + " " + arguments[1] + " " + (arguments.length > 2 ? arguments[2] : ""));
        }

        @Override
        public boolean isInfoEnabled() {
            return enabled;
        }

        @Override
        public void info(String format, @Nullable Object... arguments) {
            if (infoFailure != null) {
                throw infoFailure;
            }
            add("INFO", arguments);
        }

        @Override
        public void warn(String format, @Nullable Object... arguments) {
            add("WARN", arguments);
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public void trace(String msg) {}

        @Override
        public void trace(String format, Object arg) {}

        @Override
        public void trace(String format, Object argA, Object argB) {}

        @Override
        public void trace(String format, @Nullable Object... arguments) {}

        @Override
        public void trace(String msg, Throwable t) {}

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public void debug(String msg) {}

        @Override
        public void debug(String format, Object arg) {}

        @Override
        public void debug(String format, Object argA, Object argB) {}

        @Override
        public void debug(String format, @Nullable Object... arguments) {}

        @Override
        public void debug(String msg, Throwable t) {}

        @Override
        public void info(String msg) {}

        @Override
        public void info(String format, Object arg) {}

        @Override
        public void info(String format, Object argA, Object argB) {}

        @Override
        public void info(String msg, Throwable t) {}

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public void warn(String msg) {}

        @Override
        public void warn(String format, Object arg) {}

        @Override
        public void warn(String format, Object argA, Object argB) {}

        @Override
        public void warn(String msg, Throwable t) {}

        @Override
        public boolean isErrorEnabled() {
            return false;
        }

        @Override
        public void error(String msg) {}

        @Override
        public void error(String format, Object arg) {}

        @Override
        public void error(String format, Object argA, Object argB) {}

        @Override
        public void error(String format, @Nullable Object... arguments) {}

        @Override
        public void error(String msg, Throwable t) {}
    }
}
