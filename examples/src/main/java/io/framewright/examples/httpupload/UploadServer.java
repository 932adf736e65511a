package io.framewright.examples.httpupload;

import io.framewright.examples.RunningServer;
import io.framewright.examples.http.HttpServer;
import io.framewright.examples.http.SameOrigin;
import io.framewright.examples.tls.Tls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A server that takes uploads into a directory. */
final class UploadServer implements RunningServer {

    private final RunningServer server;
    private final UploadStore store;

    private UploadServer(RunningServer server, UploadStore store) {
        this.server = server;
        this.store = store;
    }

    /** What a server is started with. */
    record Settings(Path directory, boolean overwrite, UploadLimits limits, SameOrigin sameOrigin) {}

    static UploadServer start(InetSocketAddress address, Tls tls, Settings settings, Consumer<String> log)
            throws IOException, InterruptedException {
        UploadStore store = new UploadStore(settings.directory(), settings.overwrite());
        try {
            UploadService service = new UploadService(store, settings.limits(), settings.sameOrigin(), log);
            return new UploadServer(HttpServer.start(address, tls, service, log), store);
        } catch (Throwable thrown) {
            store.close();
            throw thrown;
        }
    }

    @Override
    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
