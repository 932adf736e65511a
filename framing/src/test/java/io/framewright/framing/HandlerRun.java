package io.framewright.framing;

import io.framewright.codec.MessageTypes;
import io.framewright.framing.HandlerScript.Kind;
import io.framewright.framing.HandlerScript.Step;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plays a script to a real handler and to the model, and compares after every step. */
final class HandlerRun {

    /** The bytes of messages by framing and text. */
    private static final Map<String, byte[]> FRAMES = new HashMap<>();

    private final UnpooledByteBufAllocator alloc = new UnpooledByteBufAllocator(false, true);
    private final StringBuilder wire = new StringBuilder();
    private final List<String> completed = new ArrayList<>();
    private final List<String> received = new ArrayList<>();
    private final Map<String, ChannelFuture> promises = new LinkedHashMap<>();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final HandlerScript script;
    private final Protocol<String> protocol;
    private final HandlerModel model;
    private final byte[] stream;
    private int socketReads;
    private boolean incomplete;

    private HandlerRun(HandlerScript script, Supplier<? extends @Nullable ChannelHandler> bug) {
        this.script = script;
        protocol = Protocol.builder(MessageTypes.of(String.class))
                .framing(script.framing())
                .codec(new ScriptedCodec(message -> {
                    if (channel.isRegistered()) {
                        write("m in " + message, null);
                    }
                }))
                .shareWrites(script.sharing())
                .maxMessagesPerTurn(script.perTurn())
                .build();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int[] ends = new int[script.incoming().size()];
        for (int i = 0; i < ends.length; i++) {
            all.writeBytes(frame(script.incoming().get(i)));
            ends[i] = all.size();
        }
        stream = all.toByteArray();
        model = new HandlerModel(script, this::frame, stream, ends);
        channel.config().setAllocator(alloc);
        channel.pipeline().addLast("socket", new Socket()).addLast("protocol", protocol.newHandler());
        ChannelHandler planted = bug.get();
        if (planted != null) {
            channel.pipeline().addLast(planted);
        }
        channel.pipeline().addLast(new User());
    }

    /** Tells how the handler differs from the model, if it does. */
    static Optional<String> difference(HandlerScript script, Supplier<? extends @Nullable ChannelHandler> bug) {
        return new HandlerRun(script, bug).play();
    }

    /** A script that fails as well, from which nothing can be left out. */
    static HandlerScript shrink(HandlerScript script, Supplier<? extends @Nullable ChannelHandler> bug) {
        List<Step> steps = new ArrayList<>(script.steps());
        for (int i = steps.size() - 1; i >= 0; i--) {
            List<Step> fewer = new ArrayList<>(steps);
            fewer.remove(i);
            if (difference(script.with(fewer), bug).isPresent()) {
                steps = fewer;
            }
        }
        return script.with(steps);
    }

    /** As the blocking writer writes it, which has no part in what is tested. */
    private byte[] frame(String message) {
        return FRAMES.computeIfAbsent(script.framing() + ' ' + message, text -> newFrame(message));
    }

    private byte[] newFrame(String message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            MessageWriter<String> writer = Protocol.builder(MessageTypes.of(String.class))
                    .framing(protocol.framing())
                    .codec("string")
                    .build()
                    .writer(bytes);
            writer.write(message);
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private final class Socket extends ChannelOutboundHandlerAdapter {
        @Override
        public void read(ChannelHandlerContext ctx) throws Exception {
            socketReads++;
            super.read(ctx);
        }
    }

    private final class User extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            incomplete = true;
            if (message instanceof ByteBuf bytes) {
                received.add("bytes " + ByteBufUtil.hexDump(bytes));
                bytes.release();
                return;
            }
            received.add((String) message);
            switch (((String) message).charAt(0)) {
                case 'o' -> channel.config().setAutoRead(false);
                case 'a' -> channel.config().setAutoRead(true);
                case 'r' -> channel.pipeline().read();
                case 'w' -> write("m re " + message, null);
                case 'x' -> channel.pipeline().remove("protocol");
                default -> {
                    // nothing
                }
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            incomplete = false;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            if (!(cause instanceof java.nio.channels.ClosedChannelException)) {
                received.add(cause.getClass().getSimpleName());
            }
        }
    }

    private void write(String text, @Nullable String again) {
        ChannelFuture promise = channel.pipeline().write(text);
        promises.put(text, promise);
        promise.addListener(done -> {
            completed.add(text + (done.isSuccess() ? " succeeded" : done.isCancelled() ? " cancelled" : " failed"));
            if (again != null && channel.isOpen()) {
                write(again, null);
            }
        });
    }

    private Optional<String> play() {
        String fault = "";
        int step = 0;
        try {
            while (step < script.steps().size() && fault.isEmpty()) {
                fault = step(script.steps().get(step++));
            }
            String end = fault.isEmpty() ? close() : fault;
            return end.isEmpty() ? Optional.empty() : Optional.of("after step " + step + ": " + end);
        } catch (AssertionError | RuntimeException thrown) {
            return Optional.of("step " + step + " threw " + thrown);
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    private String step(Step step) {
        socketReads = 0;
        int before = received.size();
        if (step.kind() == Kind.CANCEL) {
            return cancel(step.amount());
        }
        int arrived = model.arrived();
        model.step(step);
        perform(step, arrived);
        while (channel.runScheduledPendingTasks() >= 0) {
            // the turns of the handler
        }
        takeWire();
        if (incomplete && received.size() > before) {
            return "no channelReadComplete behind the messages";
        }
        boolean readDue = step.kind() == Kind.RECEIVE || step.kind() == Kind.READ;
        if (readDue && model.reads() && socketReads == 0) {
            return "the channel was not asked to read on";
        }
        return compare();
    }

    private void perform(Step step, int arrived) {
        switch (step.kind()) {
            case WRITE -> write(step.text(), null);
            case WRITE_AND_AGAIN -> write(step.text(), "m" + step.text());
            case WRITE_VOID -> channel.pipeline().write(step.text(), channel.voidPromise());
            case WRITE_OBJECT -> channel.pipeline().write(42).addListener(done -> completed.add("object succeeded"));
            case FLUSH -> channel.pipeline().flush();
            case READ -> channel.read();
            case AUTO_READ_ON -> channel.config().setAutoRead(true);
            case AUTO_READ_OFF -> channel.config().setAutoRead(false);
            case HALF_CLOSE -> channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
            case REMOVE -> {
                if (channel.pipeline().get("protocol") != null) {
                    channel.pipeline().remove("protocol");
                }
            }
            case ADD_AGAIN -> {
                if (channel.pipeline().get("protocol") == null) {
                    channel.pipeline().addAfter("socket", "protocol", protocol.newHandler());
                }
            }
            case RECEIVE -> receive(arrived, model.arrived());
            case CANCEL -> throw new AssertionError();
        }
    }

    private void receive(int from, int to) {
        int end = Math.max(from, to);
        channel.pipeline().fireChannelRead(alloc.buffer(end - from).writeBytes(stream, from, end - from));
        channel.pipeline().fireChannelReadComplete();
    }

    private String cancel(int back) {
        List<Map.Entry<String, ChannelFuture>> open = promises.entrySet().stream()
                .filter(write -> !write.getValue().isDone() && !model.isPastTheHandler(write.getKey()))
                .toList();
        if (open.size() <= back) {
            return "";
        }
        Map.Entry<String, ChannelFuture> chosen = open.get(open.size() - 1 - back);
        String text = chosen.getKey();
        boolean must = model.isCancellable(text);
        if (chosen.getValue().cancel(false)) {
            model.cancelled(text);
        } else if (must) {
            return text + " could not be cancelled";
        }
        return compare();
    }

    private void takeWire() {
        for (Object out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            if (out instanceof ByteBuf bytes) {
                wire.append(ByteBufUtil.hexDump(bytes));
                bytes.release();
            } else {
                wire.append('<').append(out).append('>');
            }
        }
    }

    private String compare() {
        return difference("on the wire", wire.toString(), model.wire.toString())
                + difference("completed", completed, model.completed)
                + difference("received", received, model.received);
    }

    private static String difference(String what, Object actual, Object expected) {
        return actual.equals(expected) ? "" : what + " is\n  " + actual + ", not\n  " + expected + "\n";
    }

    /** Every promise completes, nothing more is sent, and no memory is kept. */
    private String close() {
        model.close();
        channel.close();
        channel.runPendingTasks();
        takeWire();
        completed.removeIf(text -> text.startsWith("object"));
        model.completed.removeIf(text -> text.startsWith("object"));
        for (Map.Entry<String, ChannelFuture> promise : promises.entrySet()) {
            if (!promise.getValue().isDone()) {
                return "the promise of " + promise.getKey() + " is left open";
            }
        }
        long leaked = alloc.metric().usedHeapMemory() + alloc.metric().usedDirectMemory();
        return compare() + (leaked == 0 ? "" : leaked + " bytes are not released");
    }
}
