package io.framewright.framing;

import io.framewright.codec.DecodeLimits;
import io.framewright.codec.MessageTypes;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A protocol from properties: the way to change framing, codec and limits without a build. Immutable.
 *
 * <pre>{@code
 * // orders.framing=length-header(4)
 * // orders.codec=kryo
 * // orders.types.1=com.acme.Place
 * // orders.types.2=com.acme.Cancel
 * // orders.limits.max-depth=32
 * Protocol<Command> orders = ProtocolConfig.of(properties, "orders.").protocol(Command.class);
 * }</pre>
 *
 * <table>
 *   <caption>The keys, after the prefix</caption>
 *   <tr><th>key</th><th>value</th></tr>
 *   <tr><td>{@code framing}</td><td>{@code framing {+ framing decorator}}; required</td></tr>
 *   <tr><td>{@code codec}</td><td>{@code codec {+ codec decorator}}; required</td></tr>
 *   <tr><td>{@code type}</td><td>the class of every message, which then has no tag</td></tr>
 *   <tr><td>{@code types.N}</td><td>the class of the messages with the tag N</td></tr>
 *   <tr><td>{@code nested.N}</td><td>the class with the number N inside messages, with {@code types.N} only</td></tr>
 *   <tr><td>{@code limits.max-depth}, {@code limits.max-elements}, {@code limits.max-objects}</td><td>a number</td></tr>
 *   <tr><td>{@code limits.max-bytes}</td><td>a size, such as {@code 64KiB}</td></tr>
 *   <tr><td>{@code on-bad-frame}</td><td>{@code close} or {@code skip}</td></tr>
 *   <tr><td>{@code share-writes}</td><td>{@code true} or {@code false}</td></tr>
 *   <tr><td>{@code max-messages-per-turn}</td><td>a number</td></tr>
 * </table>
 *
 * <p>What is not there is as {@link Protocol.Builder} has it. Blanks around a value do not count. A key that begins with
 * the prefix and is none of these is an error; all other keys are not looked at. Every fault is an {@code
 * IllegalArgumentException} that names the key, prefix included; of parts that do not go together it names framing, codec
 * and class. Only what a {@link #builder} or {@link #configure configured} builder finds in its own {@code build()}
 * carries no key.
 *
 * <p>Whoever writes the properties chooses which classes a peer's bytes may instantiate: read them from where only those
 * write who may also change the program.
 */
public final class ProtocolConfig {

    private final ConfigValues values;
    private final @Nullable ClassLoader loader;

    private ProtocolConfig(ConfigValues values, @Nullable ClassLoader loader) {
        this.values = values;
        this.loader = loader;
    }

    /**
     * Reads a map whose keys have no prefix.
     *
     * @param properties all of them are about this protocol; copied
     * @return the configuration
     * @throws IllegalArgumentException if there is a key that means nothing here, naming the nearest that does
     */
    public static ProtocolConfig of(Map<String, String> properties) {
        return of(properties, "");
    }

    /**
     * Reads those entries of a map whose keys begin with a prefix.
     *
     * @param properties copied
     * @param prefix what the keys begin with, the dot at its end included, such as {@code orders.}
     * @return the configuration
     * @throws IllegalArgumentException if there is a key behind the prefix that means nothing here
     */
    public static ProtocolConfig of(Map<String, String> properties, String prefix) {
        return new ProtocolConfig(ConfigValues.of(properties, prefix), null);
    }

    /**
     * Reads properties, their defaults included, whose keys have no prefix.
     *
     * @param properties all of them are about this protocol; copied
     * @return the configuration
     * @throws IllegalArgumentException if there is a key that means nothing here, naming the nearest that does
     */
    public static ProtocolConfig of(Properties properties) {
        return of(properties, "");
    }

    /**
     * Reads those properties, their defaults included, whose keys begin with a prefix. Entries that are no strings are
     * not looked at.
     *
     * @param properties copied
     * @param prefix what the keys begin with, the dot at its end included, such as {@code orders.}
     * @return the configuration
     * @throws IllegalArgumentException if there is a key behind the prefix that means nothing here
     */
    public static ProtocolConfig of(Properties properties, String prefix) {
        Map<String, String> strings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> strings.put(key, properties.getProperty(key, "")));
        return of(strings, prefix);
    }

    /**
     * Sets where classes come from.
     *
     * @param loader instead of the thread's context class loader, or this library's own where there is none
     * @return a configuration with that class loader
     */
    public ProtocolConfig classLoader(ClassLoader loader) {
        return new ProtocolConfig(values, loader);
    }

    /**
     * Makes the protocol for messages that have nothing in common.
     *
     * @return the protocol
     * @throws IllegalArgumentException as {@link #protocol(Class)}
     */
    public Protocol<Object> protocol() {
        return protocol(Object.class);
    }

    /**
     * Makes the protocol.
     *
     * @param root what all messages have in common
     * @param <T> what all messages have in common
     * @return the protocol
     * @throws IllegalArgumentException if a value is missing or wrong, naming the key; or if framing, codec and class do
     *     not go together, naming the keys of all three
     */
    public <T> Protocol<T> protocol(Class<T> root) {
        Protocol.Builder<T> builder = builder(root);
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw values.problemOfParts(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Begins the protocol, for a program that goes on where the properties end, with a listener for example. That the parts
     * do not go together is found by the builder's {@code build()}, whose faults name no key.
     *
     * @param root what all messages have in common
     * @param <T> what all messages have in common
     * @return a builder that has a framing, a codec and all that the properties set
     * @throws IllegalArgumentException if a value is missing or wrong, naming the key
     */
    public <T> Protocol.Builder<T> builder(Class<T> root) {
        return settle(Protocol.builder(types(root)));
    }

    /**
     * Sets what the properties say on a protocol whose messages the program knows. That the parts do not go together is
     * found by the builder's {@code build()}, whose faults name no key.
     *
     * @param builder its framing and codec, if it has any, are replaced
     * @param <T> what all messages have in common
     * @return the builder
     * @throws IllegalArgumentException if a value is missing or wrong, or the properties list classes too, naming the key
     */
    public <T> Protocol.Builder<T> configure(Protocol.Builder<T> builder) {
        values.keys().filter(ConfigKeys::isOfClass).findFirst().ifPresent(key -> {
            throw values.problem(key, "the program says which classes the messages have; remove this key");
        });
        return settle(builder);
    }

    private <T> Protocol.Builder<T> settle(Protocol.Builder<T> builder) {
        values.required("framing", "such as length-header(4)", builder::framing);
        values.required("codec", "such as json", builder::codec);
        builder.limits(limits());
        values.ifPresent(
                "on-bad-frame",
                value -> builder.onBadFrame(
                        ConfigValues.choice(value, "close", "skip").equals("close")
                                ? OnBadFrame.CLOSE
                                : OnBadFrame.SKIP));
        values.ifPresent(
                "share-writes",
                value -> builder.shareWrites(
                        ConfigValues.choice(value, "true", "false").equals("true")));
        values.ifPresent("max-messages-per-turn", value -> builder.maxMessagesPerTurn(ConfigValues.number(value)));
        return builder;
    }

    private DecodeLimits limits() {
        DecodeLimits limits = DecodeLimits.DEFAULT;
        limits = limit(limits, "depth", ConfigValues::number, DecodeLimits::withMaxDepth);
        limits = limit(limits, "elements", ConfigValues::number, DecodeLimits::withMaxElements);
        limits = limit(limits, "bytes", ConfigValues::size, DecodeLimits::withMaxBytes);
        return limit(limits, "objects", ConfigValues::number, DecodeLimits::withMaxObjects);
    }

    private DecodeLimits limit(
            DecodeLimits limits,
            String what,
            ToIntFunction<String> parse,
            BiFunction<DecodeLimits, Integer, DecodeLimits> change) {
        DecodeLimits[] changed = {limits};
        values.ifPresent("limits.max-" + what, value -> changed[0] = change.apply(limits, parse.applyAsInt(value)));
        return changed[0];
    }

    private <T> MessageTypes<T> types(Class<T> root) {
        ConfigClasses classes = new ConfigClasses(values, loader == null ? ConfigClasses.context() : loader);
        return classes.types(root);
    }

    /** Prints the properties, a line each, in the order of their keys. */
    @Override
    public String toString() {
        return values.toString();
    }
}
