package io.framewright.examples.netty;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The option {@code --transport} of a command, by {@code @Mixin}. */
@Command // a mixin has to be one
final class TransportOption {

    @Option(names = "--transport", paramLabel = "NAME", description = "What the channels are made of: nio or epoll.")
    private String name = "nio";

    /**
     * Finds the transport.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    NettyTransport transport() {
        return NettyTransport.named(name);
    }
}
