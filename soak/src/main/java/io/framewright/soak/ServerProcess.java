package io.framewright.soak;

import io.framewright.framing.MessageReader;
import io.framewright.framing.MessageWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The server in a process of its own, with this JVM's options and class path. It ends when this is closed. */
final class ServerProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final MessageWriter<String> questions;
    private final MessageReader<Report> answers;

    private ServerProcess(Process process) {
        this.process = process;
        questions = ServerCommand.QUESTIONS.writer(process.getOutputStream());
        answers = ServerCommand.ANSWERS.reader(process.getInputStream());
    }

    static ServerProcess start(int threads) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Soak.class.getName(), "server"));
        command.addAll(List.of("--threads", Integer.toString(threads)));
        return new ServerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Asks, without waiting for the answer: what was asked for is done meanwhile. */
    void ask(String question) throws IOException {
        questions.write(question);
        questions.flush();
    }

    Report answer() throws IOException {
        @Nullable Report report = answers.read();
        if (report == null) {
            throw new IOException("the server has ended");
        }
        return report;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        boolean ended = false;
        try {
            ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            process.destroyForcibly();
        }
    }
}
