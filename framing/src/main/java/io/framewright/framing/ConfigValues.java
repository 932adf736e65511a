package io.framewright.framing;

import io.framewright.codec.spec.Spec;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of a {@link ProtocolConfig}, and the faults in them, which name the key. Keys are without the prefix. */
final class ConfigValues {

    private static final int MAX_SHOWN = 200;
    private static final int MAX_CLASSES_SHOWN = 3;

    private final String prefix;
    private final SortedMap<String, String> values;

    private ConfigValues(String prefix, SortedMap<String, String> values) {
        this.prefix = prefix;
        this.values = values;
    }

    static ConfigValues of(Map<String, String> properties, String prefix) {
        SortedMap<String, String> values = new TreeMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                String name = key.substring(prefix.length());
                ConfigKeys.requireKnown(name, prefix);
                values.put(name, value.strip());
            }
        });
        return new ConfigValues(prefix, values);
    }

    Stream<String> keys() {
        return values.keySet().stream();
    }

    @Nullable
    String value(String key) {
        return values.get(key);
    }

    /** Gives a value to what takes it, whose faults then name the key. */
    void ifPresent(String key, Consumer<String> taker) {
        String value = values.get(key);
        if (value != null) {
            take(key, value, taker);
        }
    }

    void required(String key, String example, Consumer<String> taker) {
        String value = values.get(key);
        if (value == null) {
            throw missing(key + ", " + example);
        }
        take(key, value, taker);
    }

    private void take(String key, String value, Consumer<String> taker) {
        try {
            taker.accept(value);
        } catch (IllegalArgumentException e) {
            throw problem(key, String.valueOf(e.getMessage()), e);
        }
    }

    IllegalArgumentException missing(String what) {
        return new IllegalArgumentException("there is no key " + prefix + what);
    }

    IllegalArgumentException problem(String key, String problem) {
        return problem(key, problem, null);
    }

    IllegalArgumentException problem(String key, String problem, @Nullable Throwable cause) {
        return new IllegalArgumentException(text(key) + ": " + problem, cause);
    }

    /** Tells that framing, codec and classes, each right by itself, do not go together: with those classes that it names. */
    IllegalArgumentException problemOfParts(String problem, Throwable cause) {
        List<String> all = keys().filter(ConfigKeys::isOfClass).toList();
        List<String> named = all.stream()
                .filter(key -> problem.contains(values.getOrDefault(key, "")))
                .toList();
        List<String> classes = named.isEmpty() ? all : named;
        String parts = Stream.concat(
                        Stream.of(text("framing"), text("codec")),
                        classes.stream().limit(MAX_CLASSES_SHOWN).map(this::text))
                .collect(Collectors.joining(", "));
        int more = classes.size() - MAX_CLASSES_SHOWN;
        return new IllegalArgumentException(parts + (more > 0 ? " and " + more + " more" : "") + ": " + problem, cause);
    }

    /** Returns key and value as they stand in the properties. */
    String text(String key) {
        String value = values.getOrDefault(key, "");
        return prefix + key + "=" + (value.length() > MAX_SHOWN ? value.substring(0, MAX_SHOWN) + "..." : value);
    }

    static int number(String value) {
        if (!value.matches("-?\\d{1,10}")) {
            throw new IllegalArgumentException("expected a number such as 64");
        }
        long number = Long.parseLong(value);
        if (number != (int) number) {
            throw new IllegalArgumentException("expected a number below " + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    /** Parses a size as specs have it. */
    static int size(String value) {
        if (!value.matches("\\d{1,18}([KMG]iB)?")) {
            throw new IllegalArgumentException("expected a size such as 512, 64KiB or 1MiB");
        }
        try {
            return Spec.parse("size(" + value + ")")
                    .terms()
                    .get(0)
                    .arguments()
                    .reader()
                    .required("a size")
                    .size();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected a size below 2GiB", e);
        }
    }

    static String choice(String value, String... choices) {
        if (!List.of(choices).contains(value)) {
            throw new IllegalArgumentException("expected " + String.join(" or ", choices));
        }
        return value;
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> prefix + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
