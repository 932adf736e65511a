package io.framewright.examples.tls;

import io.framewright.codec.MessageTypes;
import io.framewright.examples.AddressOptions;
import io.framewright.examples.Console;
import io.framewright.examples.ProtocolOptions;
import io.framewright.examples.Shutdown;
import io.framewright.examples.Transports;
import io.framewright.framing.Protocol;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends lines to the echo server behind TLS. */
@Command(
        name = "client",
        description = "Sends each line of standard input over TLS, and prints what comes back.",
        showDefaultValues = true)
final class TlsClientCommand implements Callable<Integer> {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final AddressOptions address = new AddressOptions(TlsCommand.PORT);

    @Mixin
    private final ProtocolOptions options = new ProtocolOptions(TlsCommand.FRAMING, TlsCommand.CODEC);

    @Mixin
    private final TlsOptions tlsOptions = new TlsOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Protocol<String> protocol = options.protocol(MessageTypes.of(String.class));
        InetSocketAddress server = address.address();
        Tls tls = tlsOptions.client(server.getHostString(), server.getPort());
        if (tls == Tls.NONE) {
            throw console.problem("--tls-trust is missing: the server's certificate");
        }
        LineHandler lines = new LineHandler(console);
        EventLoopGroup group = Transports.nio(1);
        try {
            ChannelFuture connected = new Bootstrap()
                    .group(group)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel channel) {
                            tls.addTo(channel.pipeline());
                            channel.pipeline().addLast(protocol.newHandler(), lines);
                        }
                    })
                    .connect(server)
                    .await();
            if (!connected.isSuccess()) {
                console.log("cannot connect: " + connected.cause().getMessage());
                return 1;
            }
            Shutdown.onSignal(() -> Transports.stop(group));
            return converse(connected.channel(), lines);
        } finally {
            Transports.stop(group);
        }
    }

    private static int converse(Channel channel, LineHandler lines) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && channel.isOpen(); line = in.readLine()) {
            lines.send(channel, line);
        }
        lines.end(channel);
        channel.closeFuture().sync();
        return lines.isComplete() ? 0 : 1;
    }
}
