package io.framewright.benchmarks;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.DeclaredTypes;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.Term;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message of the user's own class, filled from JSON.
 *
 * <p>Where a codec refuses the class as it is and takes it when the classes inside have numbers, they are numbered: those
 * of the application that fields declare, the permitted subclasses of sealed types among them, in the order in which they
 * are found, after those that the user names.
 */
final class UserMessage extends Message {

    private final UserSample source;
    private final Class<?> type;
    private final UserSample.Content content;
    private final Map<String, SortedMap<Integer, Class<?>>> numbers = new ConcurrentHashMap<>();

    private UserMessage(UserSample source, UserSample.Content content) {
        super(
                source.className(),
                "the content of " + source.sample().getFileName(),
                content.message(),
                content.message().getClass());
        this.source = source;
        this.content = content;
        this.type = content.message().getClass();
    }

    /**
     * Loads the class and fills it.
     *
     * @throws IllegalArgumentException if that cannot be done; the text says why
     */
    static UserMessage of(UserSample source) {
        return new UserMessage(source, source.read());
    }

    /** The message that this JVM was started for. */
    static Optional<UserMessage> ofThisJvm() {
        return UserSample.fromProperties().map(UserMessage::of);
    }

    @Override
    List<String> jvmArguments() {
        return source.properties();
    }

    @Override
    public Object sample(String codec) {
        return content.message();
    }

    @Override
    Class<?> type(String codec) {
        return type;
    }

    @Override
    @SuppressWarnings("unchecked") // as for our messages
    MessageTypes<Object> types(String codec) {
        SortedMap<Integer, Class<?>> nested = nested(codec);
        if (nested.isEmpty()) {
            return (MessageTypes<Object>) MessageTypes.of(type);
        }
        MessageTypes.Builder<Object> types = MessageTypes.builder().add(1, type);
        nested.forEach(types::nested);
        return types.build();
    }

    @Override
    Codec<Object> codec(String spec) {
        return codec(spec, nested(spec));
    }

    /** Beans often have no equals: then the same JSON will do. */
    @Override
    boolean same(Object given, Object got) {
        if (given.equals(got)) {
            return true;
        }
        JsonMapper mapper = JsonMapper.shared();
        return mapper.valueToTree(given).equals(mapper.valueToTree(got));
    }

    /** Tells which classes were numbered for a codec; empty if none had to be. */
    @Override
    String remark(String spec) {
        SortedMap<Integer, Class<?>> nested = nested(spec);
        return nested.isEmpty()
                ? ""
                : "with "
                        + nested.entrySet().stream()
                                .map(entry -> "nested(" + entry.getKey() + ", "
                                        + entry.getValue().getSimpleName() + ")")
                                .collect(Collectors.joining(", "));
    }

    private SortedMap<Integer, Class<?>> nested(String spec) {
        return numbers.computeIfAbsent(spec, any -> {
            SortedMap<Integer, Class<?>> listed = numbered(content.nested());
            try {
                codec(spec, listed);
                return listed;
            } catch (IllegalArgumentException e) {
                SortedMap<Integer, Class<?>> declared = numbered(declared(listed));
                codec(spec, declared);
                return declared;
            }
        });
    }

    private List<Class<?>> declared(SortedMap<Integer, Class<?>> listed) {
        List<Class<?>> classes = new ArrayList<>(listed.values());
        for (Class<?> each : DeclaredTypes.of(type, listed.values()).classes()) {
            boolean concrete = !each.isArray() && !each.isPrimitive() && !Modifier.isAbstract(each.getModifiers());
            if (concrete && each != type && isOfApplication(each) && !classes.contains(each)) {
                classes.add(each);
            }
        }
        return classes;
    }

    private static boolean isOfApplication(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null && loader != ClassLoader.getPlatformClassLoader();
    }

    private static SortedMap<Integer, Class<?>> numbered(List<Class<?>> classes) {
        SortedMap<Integer, Class<?>> numbers = new TreeMap<>();
        classes.forEach(each -> numbers.put(numbers.size() + 1, each));
        return Collections.unmodifiableSortedMap(numbers);
    }

    @SuppressWarnings("unchecked") // as for our messages
    private Codec<Object> codec(String spec, SortedMap<Integer, Class<?>> nested) {
        Term term = Spec.parse(spec).terms().get(0);
        return Codecs.named(term.name())
                .codecFor(
                        (Class<Object>) type,
                        CodecOptions.DEFAULT.withArguments(term.arguments()).withNested(nested));
    }
}
