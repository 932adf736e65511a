package io.framewright.examples;

import io.framewright.examples.aio.AioCommand;
import io.framewright.examples.attachments.AttachmentsCommand;
import io.framewright.examples.bio.BioCommand;
import io.framewright.examples.biopool.BioPoolCommand;
import io.framewright.examples.connection.ConnectionCommand;
import io.framewright.examples.heartbeat.HeartbeatCommand;
import io.framewright.examples.httpfiles.HttpFilesCommand;
import io.framewright.examples.httpupload.HttpUploadCommand;
import io.framewright.examples.netty.NettyCommand;
import io.framewright.examples.nio.NioCommand;
import io.framewright.examples.tls.TlsCommand;
import io.framewright.examples.udp.UdpCommand;
import io.framewright.examples.websocket.WebSocketCommand;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec.Target;

/** Runs an example by name; without one, lists them. Each is a command in a package of its own. */
@Command(
        name = "example",
        description = "Runs one of the example programs.",
        subcommands = {
            BioCommand.class,
            BioPoolCommand.class,
            NioCommand.class,
            AioCommand.class,
            NettyCommand.class,
            UdpCommand.class,
            AttachmentsCommand.class,
            ConnectionCommand.class,
            HeartbeatCommand.class,
            TlsCommand.class,
            HttpFilesCommand.class,
            HttpUploadCommand.class,
            WebSocketCommand.class,
            EchoCommand.class
        })
public final class ExampleCommand implements Callable<Integer> {

    @picocli.CommandLine.Spec(Target.SELF)
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        CommandLine line = command.commandLine();
        PrintWriter out = line.getOut();
        line.getSubcommands().forEach((name, example) -> out.printf("%-14s %s%n", name, description(example)));
        out.flush();
        return 0;
    }

    private static String description(CommandLine example) {
        return String.join(" ", example.getCommandSpec().usageMessage().description());
    }
}
