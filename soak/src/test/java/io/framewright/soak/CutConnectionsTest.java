package io.framewright.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.MessageTypes;
import io.framewright.examples.Transports;
import io.framewright.framing.Protocol;
import io.framewright.framing.TruncatedFrameException;
import io.framewright.soak.CuttingProxy.Cut;
import io.framewright.soak.CuttingProxy.Ending;
import io.framewright.soak.CuttingProxy.Way;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sockets over a proxy that delays, splits and cuts: what arrives is a beginning of what was written, each message once
 * and in order; a cut inside a frame is reported, one between frames is not; every promise completes.
 */
class CutConnectionsTest {

    private static final long SEED = 0xc07;
    private static final int MESSAGES = 60;
    private static final int SMALL_BUFFER = 4_096;
    private static final EventLoopGroup LOOPS = Transports.nio(2);

    @AfterAll
    static void stop() {
        Transports.stop(LOOPS);
    }

    static Stream<Lane> lanes() {
        Stream<Lane> beans = Stream.of("length-header(1) + msgpack", "length-header(8) + crc32c + json")
                .map(spec -> lane(spec, Form.BEAN))
                .filter(lane -> !lane.isShort());
        Stream<Lane> texts = Stream.of(
                        "line + string",
                        "line + crc32c + string",
                        "line(strict) + crc32c + string",
                        "delimiter(\"$_\") + string",
                        "delimiter(\"\\r\\n\", \"\\n\") + string",
                        "cobs + crc32c + string",
                        "slip + string",
                        "fixed-length(160, pad=0x20) + string")
                .map(spec -> lane(spec, Form.TEXT));
        Stream<Lane> bytes = Stream.of(
                        "length-header(2, counts-header, order=little-endian) + bytes",
                        "slip + crc32c + bytes",
                        "fixed-length(160, pad=iso7816) + bytes")
                .map(spec -> lane(spec, Form.BYTES));
        return Stream.of(Lane.all().stream(), beans, texts, bytes).flatMap(lanes -> lanes);
    }

    @SuppressWarnings("unchecked") // all its messages are of the form's class
    private static Lane lane(String spec, Form form) {
        return new Lane((Protocol<Object>) Protocol.parse(spec, MessageTypes.of(form.type())), form);
    }

    /** The two ends of a connection that has ended. */
    private record Ends(Peer client, Peer server) {
        void check() {
            CutConnectionsTest.check(client, server);
            CutConnectionsTest.check(server, client);
        }
    }

    /** Connects two peers through a proxy, and waits until both have closed. */
    private static Ends run(Letters requests, Letters replies, @Nullable Cut cut, SplittableRandom random)
            throws Exception {
        Peer client = new Peer(requests, random.split());
        Peer server = new Peer(replies, random.split());
        Channel listening = new ServerBootstrap()
                .group(LOOPS)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.SO_SNDBUF, SMALL_BUFFER)
                .childHandler(server)
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        try (CuttingProxy proxy = new CuttingProxy(listening.localAddress(), random.split(), cut)) {
            new Bootstrap()
                    .group(LOOPS)
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                    .option(ChannelOption.SO_SNDBUF, SMALL_BUFFER)
                    .handler(client)
                    .connect(proxy.address())
                    .sync();
            proxy.open();
            client.closed.get(60, TimeUnit.SECONDS);
            server.closed.get(60, TimeUnit.SECONDS);
        }
        listening.close().sync();
        return new Ends(client, server);
    }

    /** What must be true however a connection ends. */
    private static void check(Peer receiver, Peer sender) {
        Letters letters = sender.letters;
        byte[] got = receiver.bytes.toByteArray();
        assertThat(got).isEqualTo(Arrays.copyOf(letters.wire(), got.length));
        assertThat(receiver.received).isEqualTo(letters.parcels().subList(0, letters.whole(got.length)));
        List<Throwable> faults = receiver.caught.stream()
                .filter(cause -> !(cause instanceof IOException)) // the socket's
                .toList();
        if (letters.isBorder(got.length)) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).singleElement().isInstanceOf(TruncatedFrameException.class);
        }
        assertThat(sender.writes).hasSize(letters.parcels().size()).allMatch(ChannelFuture::isDone);
        List<Boolean> outcomes =
                sender.writes.stream().map(ChannelFuture::isSuccess).toList();
        assertThat(outcomes).as("nothing succeeds behind a failure").isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    private static int place(Letters letters, SplittableRandom random) {
        return random.nextBoolean()
                ? letters.ends().get(random.nextInt(MESSAGES))
                : random.nextInt(letters.wire().length);
    }

    private static Letters letters(Lane lane, SplittableRandom random) {
        return Letters.random(lane, MESSAGES, random);
    }

    @ParameterizedTest
    @MethodSource("lanes")
    void withoutACutEverythingArrivesBothWays(Lane lane) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Ends ends = run(letters(lane, random), letters(lane, random), null, random);

        ends.check();
        for (Peer end : List.of(ends.client, ends.server)) {
            assertThat(end.received).hasSize(MESSAGES);
            assertThat(end.caught).isEmpty();
            assertThat(end.writes).allMatch(ChannelFuture::isSuccess);
        }
    }

    /** Nothing goes the other way, so the receiver's socket gets every byte before the cut. */
    @ParameterizedTest
    @MethodSource("lanes")
    void whatArrivesIsExactlyTheWholeFramesBeforeTheCut(Lane lane) throws Exception {
        for (int i = 0; i < 3; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            Letters letters = letters(lane, random);
            Letters none = Letters.random(lane, 0, random);
            int place = place(letters, random);
            Way way = random.nextBoolean() ? Way.TO_SERVER : Way.TO_CLIENT;
            Ending ending = random.nextBoolean() ? Ending.CLOSE : Ending.HALF_CLOSE;
            Ends ends = run(
                    way == Way.TO_SERVER ? letters : none,
                    way == Way.TO_SERVER ? none : letters,
                    new Cut(way, place, ending),
                    random);

            ends.check();
            Peer receiver = way == Way.TO_SERVER ? ends.server : ends.client;
            assertThat(receiver.bytes.size())
                    .as("%s, seed %s, %s", way, SEED + i, ending)
                    .isEqualTo(place);
        }
    }

    @ParameterizedTest
    @MethodSource("lanes")
    void aConnectionThatIsCutInTheMidstOfTrafficBothWays(Lane lane) throws Exception {
        for (int i = 0; i < 3; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            Letters requests = letters(lane, random);
            Letters replies = letters(lane, random);
            Way way = random.nextBoolean() ? Way.TO_SERVER : Way.TO_CLIENT;
            Ending ending = random.nextBoolean() ? Ending.CLOSE : Ending.RESET;
            int place = place(way == Way.TO_SERVER ? requests : replies, random);
            run(requests, replies, new Cut(way, place, ending), random).check();
        }
    }

    /** The promises of what was dropped succeed: that the bytes left is all that they say. */
    @ParameterizedTest
    @MethodSource("lanes")
    void afterAHalfCloseTheOtherWayIsWhole(Lane lane) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Letters requests = letters(lane, random);
        Letters replies = letters(lane, random);
        Cut cut = new Cut(Way.TO_SERVER, place(requests, random), Ending.HALF_CLOSE);
        Ends ends = run(requests, replies, cut, random);

        ends.check();
        assertThat(ends.client.received).hasSize(MESSAGES);
        assertThat(ends.client.writes).allMatch(ChannelFuture::isSuccess);
        assertThat(ends.server.writes).allMatch(ChannelFuture::isSuccess);
    }
}
