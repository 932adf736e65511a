package io.framewright.examples.tls;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;

/** What stands between a socket and the protocol: TLS, or nothing. One serves any number of channels. */
@FunctionalInterface
public interface Tls {

    /** Bytes as they are. */
    Tls NONE = pipeline -> {};

    /**
     * Adds the handlers to a new channel, before those of the protocol.
     *
     * @param pipeline the channel's pipeline, empty as yet
     */
    void addTo(ChannelPipeline pipeline);

    /**
     * Takes connections.
     *
     * @param context certificate, key and whom to trust
     * @return TLS as the server speaks it
     */
    static Tls server(SslContext context) {
        return pipeline ->
                pipeline.addLast(context.newHandler(pipeline.channel().alloc()), new CloseNotifyHandler());
    }

    /**
     * Makes connections to one server, whose certificate has to name it.
     *
     * @param context whom to trust, and perhaps a certificate and a key
     * @param host the server's name or address
     * @param port the server's port
     * @return TLS as the client speaks it
     */
    static Tls client(SslContext context, String host, int port) {
        return pipeline -> {
            SslHandler handler = context.newHandler(pipeline.channel().alloc(), host, port);
            pipeline.addLast(handler, new CloseNotifyHandler());
        };
    }
}
