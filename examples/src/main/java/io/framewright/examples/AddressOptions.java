package io.framewright.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options {@code --host} and {@code --port} of a command, by {@code @Mixin}, and what all servers do with them. */
public final class AddressOptions {

    private static final int MAX_PORT = 65_535;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "The address to listen on, or to connect to.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "The port; for a server, 0 takes a free one.")
    private int port;

    /** Makes the options of a server, with port 0 unless another is given. */
    public AddressOptions() {
        this(0);
    }

    /** Makes the options with a port of the program's own. */
    public AddressOptions(int port) {
        this.port = port;
    }

    /** Starts a server. */
    @FunctionalInterface
    public interface Starter {
        RunningServer start(InetSocketAddress address) throws IOException, InterruptedException;
    }

    /**
     * Tells where to listen or to connect.
     *
     * @throws ParameterException if there is no such address
     */
    public InetSocketAddress address() {
        if (port < 0 || port > MAX_PORT) {
            throw problem("a port is a number from 0 to " + MAX_PORT + ", not " + port);
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw problem("there is no host " + host);
        }
        return address;
    }

    /**
     * Starts a server, prints {@code listening on HOST:PORT}, and waits until the process is told to stop.
     *
     * @return the exit code
     * @throws ParameterException if there is no such address
     */
    public int serve(Starter starter) throws InterruptedException {
        InetSocketAddress address = address();
        PrintWriter out = command().commandLine().getOut();
        PrintWriter err = command().commandLine().getErr();
        RunningServer server;
        try {
            server = starter.start(address);
        } catch (FileSystemException e) { // the server needs a file or a directory, and its sentence names it
            print(err, Faults.sentence(e));
            return 1;
        } catch (IOException e) {
            print(err, "cannot listen on " + text(address) + ": " + Faults.sentence(e));
            return 1;
        }
        print(out, "listening on " + text(server.address()));
        Shutdown.await(server);
        return 0;
    }

    /** Prints an address as {@code HOST:PORT}. */
    public static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static void print(PrintWriter writer, String line) {
        writer.println(line);
        writer.flush();
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return command;
    }

    private ParameterException problem(String message) {
        return new ParameterException(command().commandLine(), message);
    }
}
