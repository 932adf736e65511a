package io.framewright.framing;

import io.framewright.codec.MessageTypes;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The classes that a {@link ProtocolConfig} lists. They are loaded, not initialized. */
final class ConfigClasses {

    private final ConfigValues values;
    private final ClassLoader loader;

    ConfigClasses(ConfigValues values, ClassLoader loader) {
        this.values = values;
        this.loader = loader;
    }

    /** Returns the thread's class loader, or this library's. */
    static ClassLoader context() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader own = ConfigClasses.class.getClassLoader();
        return context != null ? context : own != null ? own : ClassLoader.getSystemClassLoader();
    }

    <T> MessageTypes<T> types(Class<T> root) {
        String type = values.value("type");
        String numbered = values.keys()
                .filter(key -> ConfigKeys.isOfClass(key) && !key.equals("type"))
                .findFirst()
                .orElse(null);
        if (type == null && numbered == null) {
            throw values.missing("type or types.1, with the name of the messages' class");
        }
        if (type != null && numbered != null) {
            throw values.problem(numbered, "goes not together with the key type, which means one class without a tag");
        }
        return type != null ? untagged(root) : tagged(root);
    }

    private <T> MessageTypes<T> untagged(Class<T> root) {
        @Nullable MessageTypes<?>[] types = {null};
        values.ifPresent("type", name -> types[0] = MessageTypes.of(subclass(name, root)));
        @SuppressWarnings("unchecked") // its class is a subclass of the root
        MessageTypes<T> found = (MessageTypes<T>) types[0];
        if (found == null) {
            throw new IllegalStateException();
        }
        return found;
    }

    private <T> MessageTypes<T> tagged(Class<T> root) {
        MessageTypes.Builder<T> types = MessageTypes.builder(root);
        each("types.", (number, name) -> types.add(number, subclass(name, root)));
        each("nested.", (number, name) -> types.nested(number, load(name)));
        try {
            return types.build();
        } catch (IllegalArgumentException e) {
            throw values.missing("types.N that would be enough: " + e.getMessage());
        }
    }

    private void each(String start, BiConsumer<Integer, String> taker) {
        values.keys()
                .filter(key -> key.startsWith(start))
                .forEach(key -> values.ifPresent(key, name -> {
                    taker.accept(number(key.substring(start.length())), name);
                }));
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,9}") || Long.parseLong(text) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'" + text + "' in the key is no number of 1 or more");
        }
        return Integer.parseInt(text);
    }

    private <T> Class<? extends T> subclass(String name, Class<T> root) {
        Class<?> type = load(name);
        if (!root.isAssignableFrom(type)) {
            throw new IllegalArgumentException("the class is no subclass of " + root.getName());
        }
        return type.asSubclass(root);
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("there is no such class for the class loader " + loader + hint(name), e);
        } catch (LinkageError e) {
            throw new IllegalArgumentException(
                    "the class cannot be loaded; is something missing from the class path? " + e, e);
        }
    }

    /** A class within another is often written as in Java's source. */
    private String hint(String name) {
        String nested = name;
        for (int dot = nested.lastIndexOf('.'); dot > 0; dot = nested.lastIndexOf('.')) {
            nested = nested.substring(0, dot) + '$' + nested.substring(dot + 1);
            if (exists(nested)) {
                return "; did you mean " + nested + "?";
            }
        }
        return "";
    }

    private boolean exists(String name) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
