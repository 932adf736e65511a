package io.framewright.framing;

import io.framewright.framing.HandlerScript.Step;
import io.netty.buffer.ByteBufUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the handler is to do, in the plainest way: every message is bytes of its own, nothing is shared, and nothing has
 * to wait. What is on the wire, what was completed, and what was received is written down as it is in {@link
 * HandlerRun}.
 */
final class HandlerModel {

    final StringBuilder wire = new StringBuilder();
    final List<String> completed = new ArrayList<>();
    final List<String> received = new ArrayList<>();

    private record Write(
            @Nullable String promise,
            String onWire,
            @Nullable String again,
            boolean framed) {}

    private final List<Write> pending = new ArrayList<>();
    private final HandlerScript script;
    private final Function<String, byte[]> frame;
    private final byte[] stream;
    private final int[] ends;
    private int arrived;
    private int frames;
    private boolean autoRead = true;
    private boolean wanted;
    private boolean removed;
    private boolean ended;
    private boolean delivering;
    private boolean sealed;

    HandlerModel(HandlerScript script, Function<String, byte[]> frame, byte[] stream, int[] ends) {
        this.script = script;
        this.frame = frame;
        this.stream = stream;
        this.ends = ends;
    }

    /** Tells whether a read of the socket must be under way. */
    boolean reads() {
        return autoRead || (wanted && !removed);
    }

    /** Tells whether a write that was not cancelled must have let itself be cancelled. */
    boolean isCancellable(String promise) {
        return script.sharing()
                && !sealed
                && pending.stream().anyMatch(write -> write.framed && promise.equals(write.promise));
    }

    /** Tells whether a write went past the handler, which was removed: then it is Netty's. */
    boolean isPastTheHandler(String promise) {
        return pending.stream().anyMatch(write -> !write.framed && promise.equals(write.promise));
    }

    void step(Step step) {
        switch (step.kind()) {
            case WRITE -> write(step.text(), step.text(), null);
            case WRITE_AND_AGAIN -> write(step.text(), step.text(), "m" + step.text());
            case WRITE_VOID -> write(step.text(), null, null);
            case WRITE_OBJECT -> {
                sealed = true;
                pending.add(new Write("object", "<42>", null, false));
            }
            case FLUSH -> flush();
            case READ -> read();
            case AUTO_READ_ON -> autoRead(true);
            case AUTO_READ_OFF -> autoRead = false;
            case HALF_CLOSE -> end();
            case REMOVE -> remove();
            case ADD_AGAIN -> addAgain();
            case RECEIVE -> receive(step.amount());
            case CANCEL -> throw new AssertionError("see cancelled()");
        }
    }

    private void write(String text, @Nullable String promise, @Nullable String again) {
        if (removed) {
            pending.add(new Write(promise, "<" + text + ">", again, false));
        } else if (ScriptedCodec.encodes(text)) {
            pending.add(new Write(promise, ByteBufUtil.hexDump(frame.apply(text)), again, true));
        } else {
            complete(promise, "failed", again);
        }
        if (!removed && text.charAt(0) == ScriptedCodec.NESTING) {
            write("m in " + text, "m in " + text, null);
        }
    }

    private void complete(@Nullable String promise, String how, @Nullable String again) {
        if (promise != null) {
            completed.add(promise + " " + how);
        }
        if (again != null) {
            write(again, again, null);
        }
    }

    private void flush() {
        List<Write> flushed = List.copyOf(pending);
        pending.clear();
        sealed = false;
        for (Write write : flushed) {
            wire.append(write.onWire);
            complete(write.promise, "succeeded", write.again);
        }
    }

    void cancelled(String promise) {
        Write write = pending.stream()
                .filter(w -> promise.equals(w.promise))
                .findFirst()
                .orElseThrow();
        pending.remove(write);
        complete(promise, "cancelled", write.again);
    }

    private void receive(int count) {
        int from = arrived;
        arrived = Math.min(stream.length, arrived + count);
        if (removed) {
            received.add("bytes " + ByteBufUtil.hexDump(stream, from, arrived - from));
        } else if (!ended) {
            deliver(false);
        }
    }

    private void read() {
        wanted = !autoRead;
        if (!delivering && !ended && !removed) {
            deliver(false);
        }
    }

    private void autoRead(boolean on) {
        boolean was = autoRead;
        autoRead = on;
        if (on && !was) {
            read();
        }
    }

    private void deliver(boolean all) {
        delivering = true;
        while (!removed && frames < ends.length && ends[frames] <= arrived && (all || wanted || autoRead)) {
            String message = script.incoming().get(frames++);
            if (ScriptedCodec.decodes(message)) {
                wanted = false;
                received.add(message);
                react(message);
            } else {
                received.add("MessageDecodeException");
            }
        }
        delivering = false;
        if (removed) {
            passOn();
        }
    }

    private void react(String message) {
        switch (message.charAt(0)) {
            case 'o' -> autoRead = false;
            case 'a' -> autoRead(true);
            case 'r' -> read();
            case 'w' -> write("m re " + message, "m re " + message, null);
            case 'x' -> removed = true;
            default -> {
                // nothing
            }
        }
    }

    private void passOn() {
        sealed = true;
        int from = frames == 0 ? 0 : ends[frames - 1];
        if (!ended && arrived > from) {
            received.add("bytes " + ByteBufUtil.hexDump(stream, from, arrived - from));
        }
        wanted = false;
    }

    private void end() {
        if (removed || ended) {
            return;
        }
        deliver(true);
        if (!removed) {
            ended = true;
            if (arrived > (frames == 0 ? 0 : ends[frames - 1])) {
                received.add("TruncatedFrameException");
            }
        }
    }

    private void remove() {
        if (!removed) {
            removed = true;
            passOn();
        }
    }

    /** The new handler begins with the next whole frame of the stream. */
    private void addAgain() {
        if (removed) {
            removed = false;
            ended = false;
            wanted = false;
            while (frames < ends.length && (frames == 0 ? 0 : ends[frames - 1]) < arrived) {
                frames++;
            }
            arrived = frames == 0 ? 0 : ends[frames - 1];
        }
    }

    int arrived() {
        return arrived;
    }

    /** The channel is closed: what was not flushed fails, what has arrived is handed on. */
    void close() {
        failPending();
        end();
        failPending();
    }

    private void failPending() {
        List<Write> unflushed = List.copyOf(pending);
        pending.clear();
        for (Write write : unflushed) {
            complete(write.promise, "failed", null);
        }
    }
}
