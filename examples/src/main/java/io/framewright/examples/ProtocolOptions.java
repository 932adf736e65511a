package io.framewright.examples;

import com.google.protobuf.Message;
import io.framewright.codec.MessageTypes;
import io.framewright.framing.Protocol;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options {@code --framing} and {@code --codec} of a command, by {@code @Mixin}. */
public final class ProtocolOptions {

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--framing", paramLabel = "SPEC", description = "How messages are told apart.")
    private String framing;

    @Option(names = "--codec", paramLabel = "SPEC", description = "How a message's bytes are read and written.")
    private String codec;

    /** Makes the options with what holds unless they are given. */
    public ProtocolOptions(String framing, String codec) {
        this.framing = framing;
        this.codec = codec;
    }

    /** Makes the options of the programs that have messages of their own. */
    public ProtocolOptions() {
        this("length-header(4)", "kryo");
    }

    public String framing() {
        return framing;
    }

    public String codec() {
        return codec;
    }

    /**
     * Makes the protocol that the options describe.
     *
     * @param types the messages of both directions
     * @throws ParameterException if there is no such protocol, saying why
     */
    public <T> Protocol<T> protocol(MessageTypes<T> types) {
        return protocol(Protocol.builder(types), types);
    }

    /**
     * Makes the protocol that the options describe, for a program whose directions differ, or that has other limits.
     *
     * @param builder has everything but framing and codec
     * @param types messages of either direction
     * @throws ParameterException if there is no such protocol, saying why
     */
    public <T> Protocol<T> protocol(Protocol.Builder<T> builder, MessageTypes<? extends T> types) {
        try {
            return builder.spec(framing + " + " + codecFor(types)).build();
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()), e);
        }
    }

    /** The same bytes, with or without a class that protoc has generated: see {@code BeanCodecProvider}. */
    private String codecFor(MessageTypes<?> types) {
        boolean generated = types.messages().values().stream().allMatch(Message.class::isAssignableFrom);
        return generated ? codec : codec.replaceFirst("^\\s*protobuf(?![\\w-])", "protobuf-beans");
    }

    private ParameterException problem(String message, Throwable cause) {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return new ParameterException(command.commandLine(), message, cause);
    }
}
