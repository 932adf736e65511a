package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random sequences of writes, reads, removals and faults: the handler does what a model of a few lines does. */
class HandlerModelTest {

    private static final int SCRIPTS = Integer.getInteger("framewright.scripts", 2000);

    /** Finds the first script that the handler fails, and makes it as short as it gets. */
    private static Optional<String> firstFailure(int scripts, Supplier<? extends @Nullable ChannelHandler> bug) {
        for (long seed = 0; seed < scripts; seed++) {
            HandlerScript script = HandlerScript.random(seed);
            if (HandlerRun.difference(script, bug).isPresent()) {
                HandlerScript shortest = HandlerRun.shrink(script, bug);
                return Optional.of(shortest + "\n"
                        + HandlerRun.difference(shortest, bug).orElse("fails only before it is shortened: " + script));
            }
        }
        return Optional.empty();
    }

    @Test
    void theHandlerDoesWhatTheModelDoes() {
        assertThat(firstFailure(SCRIPTS, () -> null)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedBugIsFound(Bug bug) {
        assertThat(firstFailure(300, bug::handler)).as(bug.name()).isPresent();
    }

    /** What can be wrong with a handler, done by another one between it and its user. */
    enum Bug {
        LOSES_A_FLUSH {
            @Override
            ChannelHandler handler() {
                return new ChannelDuplexHandler() {
                    private int flushes;

                    @Override
                    public void flush(ChannelHandlerContext ctx) {
                        if (++flushes != 3) {
                            ctx.flush();
                        }
                    }
                };
            }
        },
        COMPLETES_PROMISES_OUT_OF_ORDER {
            @Override
            ChannelHandler handler() {
                return new ChannelDuplexHandler() {
                    private @Nullable ChannelPromise held;

                    @Override
                    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                        if (promise.isVoid()) {
                            ctx.write(message, promise);
                            return;
                        }
                        ChannelPromise before = held;
                        held = before == null ? promise : null;
                        ctx.write(message).addListener(done -> {
                            if (before != null || promise.channel().isOpen()) {
                                complete(promise, done.cause());
                            }
                        });
                    }

                    private void complete(ChannelPromise promise, @Nullable Throwable cause) {
                        if (promise == held) {
                            promise.channel().eventLoop().execute(() -> complete(promise, cause));
                            held = null;
                        } else if (cause == null) {
                            promise.trySuccess();
                        } else {
                            promise.tryFailure(cause);
                        }
                    }
                };
            }
        },
        LEAVES_A_PROMISE_OPEN {
            @Override
            ChannelHandler handler() {
                return new ChannelDuplexHandler() {
                    @Override
                    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                        ctx.write(message, message.toString().startsWith("S") ? ctx.newPromise() : promise);
                    }
                };
            }
        },
        SENDS_A_BYTE_OF_A_BROKEN_MESSAGE {
            @Override
            ChannelHandler handler() {
                return new ChannelDuplexHandler() {
                    @Override
                    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                        if (message.toString().startsWith("E")) {
                            ctx.write(ctx.alloc().buffer(1).writeByte(0));
                        }
                        ctx.write(message, promise);
                    }
                };
            }
        },
        LOSES_A_MESSAGE {
            @Override
            ChannelHandler handler() {
                return new ChannelDuplexHandler() {
                    @Override
                    public void channelRead(ChannelHandlerContext ctx, Object message) {
                        if (!message.equals("m7")) {
                            ctx.fireChannelRead(message);
                        }
                    }
                };
            }
        },
        FORGETS_A_READ_COMPLETE {
            @Override
            ChannelHandler handler() {
                return new ChannelDuplexHandler() {
                    private int completes;

                    @Override
                    public void channelReadComplete(ChannelHandlerContext ctx) {
                        if (++completes % 3 != 0) {
                            ctx.fireChannelReadComplete();
                        }
                    }
                };
            }
        },
        FORGETS_A_READ {
            @Override
            ChannelHandler handler() {
                return new ChannelDuplexHandler() {
                    private int reads;

                    @Override
                    public void read(ChannelHandlerContext ctx) {
                        if (++reads % 5 != 0) {
                            ctx.read();
                        }
                    }
                };
            }
        },
        LEAKS {
            @Override
            ChannelHandler handler() {
                return new ChannelDuplexHandler() {
                    @Override
                    public void channelRead(ChannelHandlerContext ctx, Object message) {
                        ctx.fireChannelRead(message instanceof ByteBuf ? ReferenceCountUtil.retain(message) : message);
                    }
                };
            }
        };

        abstract ChannelHandler handler();
    }
}
