package io.framewright.soak;

import io.framewright.codec.MessageTypes;
import io.framewright.codec.testkit.LeakDetector;
import io.framewright.examples.Transports;
import io.framewright.framing.MessageReader;
import io.framewright.framing.MessageWriter;
import io.framewright.framing.Protocol;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The server's process. For each line on its standard input it writes a {@link Report} to its standard output; the line
 * {@code end} stops it.
 */
@Command(name = "server", description = "Echoes, until its standard input says so or ends.")
final class ServerCommand implements Callable<Integer> {

    static final Protocol<String> QUESTIONS = Protocol.parse("line + string", MessageTypes.of(String.class));
    static final Protocol<Report> ANSWERS = Protocol.parse("line + json", MessageTypes.of(Report.class));
    static final String END = "end";

    private static final int BACKLOG = 4_096;

    @Option(names = "--threads", description = "How many event loops.")
    private int threads = 1;

    private final Tally tally = new Tally();

    @Override
    public Integer call() throws IOException, InterruptedException {
        EventLoopGroup loops = Transports.nio(threads);
        try {
            List<Integer> ports = listen(loops);
            answer(ports);
        } finally {
            Transports.stop(loops);
        }
        return 0;
    }

    private void answer(List<Integer> ports) throws IOException {
        MessageReader<String> questions = QUESTIONS.reader(System.in);
        MessageWriter<Report> answers = ANSWERS.writer(System.out);
        for (String question = questions.read(); question != null; question = questions.read()) {
            Memory memory = Memory.measure();
            List<String> leaks = question.equals(END) ? LeakDetector.takeReports() : List.of();
            answers.write(Report.of(ports, memory, tally, leaks));
            answers.flush();
        }
    }

    private List<Integer> listen(EventLoopGroup loops) throws InterruptedException {
        List<Integer> ports = new ArrayList<>();
        for (Lane lane : Lane.all()) {
            ServerBootstrap server = new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .option(ChannelOption.SO_BACKLOG, BACKLOG)
                    .childHandler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel channel) {
                            EchoPeer peer = new EchoPeer(lane.form(), tally);
                            channel.pipeline().addLast(lane.protocol().newHandler(peer), peer);
                        }
                    });
            InetSocketAddress address = (InetSocketAddress) server.bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel()
                    .localAddress();
            ports.add(address.getPort());
        }
        return ports;
    }
}
