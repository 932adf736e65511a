package io.framewright.examples.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.MessageTypes;
import io.framewright.framing.Protocol;
import io.framewright.framing.TruncatedFrameException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

/** A real SslHandler below the protocol's handler, on both sides, and the test in between as the network. */
class TlsTest {

    private static final Protocol<String> PROTOCOL =
            Protocol.parse("length-header(4) + string", MessageTypes.of(String.class));
    private static final int SEED = 20261122;

    private static Certificates certificates;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<EmbeddedChannel> channels = new ArrayList<>();
    private Side client;
    private Side server;

    /** One side's channel, and what its application has seen. */
    private static final class Side extends ChannelInboundHandlerAdapter {
        private final EmbeddedChannel channel = new EmbeddedChannel();
        private final List<String> messages = new ArrayList<>();
        private final List<Throwable> faults = new ArrayList<>();

        Side(Tls tls) {
            channel.pipeline().addLast(new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel any) {
                    tls.addTo(any.pipeline());
                    any.pipeline().addLast(PROTOCOL.newHandler(), Side.this);
                }
            });
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            messages.add((String) message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            faults.add(cause);
        }
    }

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) {
        certificates = Certificates.make(directory);
    }

    @BeforeEach
    void connect() {
        connect(Certificates.server(certificates.server()), Certificates.client(certificates.server()));
    }

    @AfterEach
    void closeAll() {
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    private void connect(Tls serverTls, Tls clientTls) {
        server = new Side(serverTls);
        client = new Side(clientTls);
        channels.add(server.channel);
        channels.add(client.channel);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 0})
    void recordsMayArriveInAnyPieces(int size) {
        IntUnaryOperator piece = size == 0 ? length -> 1 + random.nextInt(length) : length -> Math.min(length, size);
        exchange(piece);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add("x".repeat(random.nextInt(100)) + i);
            client.channel.writeOutbound(sent.get(i));
        }
        exchange(piece);
        assertThat(server.messages).as("seed %s", SEED).isEqualTo(sent);
        assertThat(server.faults).isEmpty();
    }

    @Test
    void messagesThatShareABufferBecomeRightRecords() {
        exchange(length -> length);
        List<String> sent = new ArrayList<>();
        List<ChannelFuture> written = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            int length = random.nextInt(50) == 0 ? random.nextInt(60_000) : random.nextInt(60);
            sent.add(Character.toString('a' + random.nextInt(26)).repeat(length) + i);
            written.add(client.channel.write(sent.get(i)));
            if (random.nextInt(40) == 0) {
                client.channel.flush();
                exchange(piece -> 1 + random.nextInt(piece));
            }
        }
        client.channel.flush();
        exchange(piece -> 1 + random.nextInt(piece));
        assertThat(server.messages).as("seed %s", SEED).isEqualTo(sent);
        assertThat(written).allMatch(ChannelFuture::isSuccess);
    }

    @Test
    void closeNotifyEndsAConnectionInPeace() {
        exchange(length -> length);
        client.channel.writeOutbound("last");
        client.channel.close();
        exchange(length -> length);
        server.channel.pipeline().fireChannelInactive();
        assertThat(server.messages).containsExactly("last");
        assertThat(server.faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connectionCutBetweenMessagesIsReported(boolean halfClosed) {
        exchange(length -> length);
        client.channel.writeOutbound("first", "second");
        exchange(length -> length);
        if (halfClosed) {
            server.channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
        server.channel.pipeline().fireChannelInactive();
        assertThat(server.messages).containsExactly("first", "second");
        assertThat(server.faults).singleElement().isInstanceOf(ConnectionCutException.class);
    }

    @Test
    void connectionCutInsideAMessageIsReportedByBoth() {
        exchange(length -> length);
        ByteBuf half = server.channel.alloc().buffer();
        PROTOCOL.framing().close(half, PROTOCOL.framing().open(half)); // an empty message
        half.writeInt(100).writeByte('x');
        client.channel.pipeline().context(PROTOCOL.newHandler().getClass()).writeAndFlush(half);
        exchange(length -> length);
        server.channel.pipeline().fireChannelInactive();
        assertThat(server.faults)
                .hasSize(2)
                .hasAtLeastOneElementOfType(ConnectionCutException.class)
                .hasAtLeastOneElementOfType(TruncatedFrameException.class);
    }

    @Test
    void changedByteEndsTheConnection() {
        exchange(length -> length);
        client.channel.writeOutbound("pay 10");
        ByteBuf record = Objects.requireNonNull(client.channel.readOutbound());
        int last = record.writerIndex() - 1;
        record.setByte(last, record.getByte(last) ^ 1);
        server.channel.writeInbound(record);
        assertThat(server.messages).isEmpty();
        assertThat(server.faults).isNotEmpty();
        assertThat(server.channel.isOpen()).isFalse();
    }

    @Test
    void serverThatIsNotTrustedIsRefused() {
        connect(Certificates.server(certificates.server()), Certificates.client(certificates.stranger()));
        assertRefused(client, "certificat");
    }

    @Test
    void trustedCertificateOfAnotherHostIsRefused() {
        connect(Certificates.server(certificates.stranger()), Certificates.client(certificates.stranger()));
        assertRefused(client, "127.0.0.1");
    }

    @Test
    void clientWithTheRightCertificateIsServed() {
        connect(
                Certificates.mutualServer(certificates.server(), certificates.client()),
                Certificates.mutualClient(certificates.server(), certificates.client()));
        client.channel.writeOutbound("hello");
        exchange(length -> length);
        assertThat(server.messages).containsExactly("hello");
    }

    @Test
    void clientWithoutACertificateIsRefused() {
        connect(
                Certificates.mutualServer(certificates.server(), certificates.client()),
                Certificates.client(certificates.server()));
        assertRefused(server, "certificat");
    }

    @Test
    void clientWithAnotherCertificateIsRefused() {
        connect(
                Certificates.mutualServer(certificates.server(), certificates.client()),
                Certificates.mutualClient(certificates.server(), certificates.stranger()));
        assertRefused(server, "certificat");
    }

    @Test
    void plainTextIsRefused() {
        server.channel.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\n\r\n", StandardCharsets.US_ASCII));
        assertThat(server.messages).isEmpty();
        assertThat(server.faults).isNotEmpty();
        assertThat(server.channel.isOpen()).isFalse();
    }

    @Test
    void halfSetOfOptionsIsExplained() {
        Path certificate = certificates.server().certificate();
        Path key = certificates.server().key();
        assertThat(Certificates.options(null, null, null).server()).isSameAs(Tls.NONE);
        assertThat(Certificates.options(null, null, null).client("a", 1)).isSameAs(Tls.NONE);
        assertThatThrownBy(() -> Certificates.options(certificate, null, null).server())
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--tls-key");
        assertThatThrownBy(() -> Certificates.options(certificate, key, null).client("a", 1))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--tls-trust");
        assertThatThrownBy(() -> Certificates.options(key, certificate, null).server())
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("TLS cannot be set up");
    }

    @Test
    void keyIsForItsOwnerAndNothingIsOverwritten() throws Exception {
        Path key = certificates.server().key();
        Path directory = key.resolveSibling(".");
        assertThat(Files.getPosixFilePermissions(key))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThatThrownBy(() -> CertificateFiles.make(directory, "server", "dns:localhost", 1))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    private void assertRefused(Side side, String reason) {
        client.channel.writeOneOutbound("hello");
        exchange(length -> length);
        assertThat(server.messages).isEmpty();
        assertThat(side.faults).isNotEmpty();
        Throwable root = side.faults.get(0);
        while (root.getCause() != null) {
            root = root.getCause();
        }
        assertThat(root).message().containsIgnoringCase(reason);
        assertThat(server.channel.isOpen()).isFalse();
    }

    /** Carries bytes to and fro, cut as told, until nobody has more. */
    private void exchange(IntUnaryOperator piece) {
        boolean more = true;
        while (more) {
            more = carry(client, server, piece);
            more |= carry(server, client, piece);
        }
    }

    private static boolean carry(Side from, Side to, IntUnaryOperator piece) {
        from.channel.runPendingTasks();
        ByteBuf bytes = from.channel.readOutbound();
        if (bytes == null) {
            return false;
        }
        while (bytes.isReadable()) {
            ByteBuf part = bytes.readBytes(piece.applyAsInt(bytes.readableBytes()));
            if (to.channel.isOpen()) {
                to.channel.writeInbound(part);
            } else {
                part.release();
            }
        }
        bytes.release();
        return true;
    }
}
