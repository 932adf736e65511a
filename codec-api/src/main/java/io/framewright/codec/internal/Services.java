package io.framewright.codec.internal;

import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Loads services by name, from the thread's context class loader and from the one that loaded this library. On a module
 * path the module of the service's type declares {@code uses} for it.
 */
public final class Services {

    private Services() {}

    /**
     * Loads all services of a type. Nothing is kept: a provider that is new on the class path is found by the next call.
     * A context class loader that has a copy of the service's type of its own is passed over.
     *
     * @param type the service's type
     * @param name how a service is called
     * @param <S> the service's type
     * @return the services by name, in the order of their names
     * @throws ServiceConfigurationError if two different classes have the same name
     */
    public static <S> Map<String, S> byName(Class<S> type, Function<S, String> name) {
        Services.class.getModule().addUses(type);
        Map<String, S> found = new TreeMap<>();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context == null || sees(context, type)) {
            load(type, context, name, found);
        }
        load(type, type.getClassLoader(), name, found);
        return found;
    }

    /** Not where an application has a copy of this library of its own: what is registered there is for that copy. */
    private static boolean sees(ClassLoader loader, Class<?> type) {
        try {
            return Class.forName(type.getName(), false, loader) == type;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static <S> void load(
            Class<S> type, @Nullable ClassLoader loader, Function<S, String> name, Map<String, S> found) {
        for (S service : ServiceLoader.load(type, loader)) {
            S present = found.putIfAbsent(name.apply(service), service);
            if (present != null
                    && !present.getClass().getName().equals(service.getClass().getName())) {
                throw new ServiceConfigurationError("two services are named '" + name.apply(service) + "': "
                        + present.getClass().getName() + " and "
                        + service.getClass().getName());
            }
        }
    }

    /**
     * Tells whether a class of this name is where services are looked for. It is not initialized.
     *
     * @param className its name
     * @return whether it can be loaded
     */
    public static boolean isPresent(String className) {
        return isPresent(className, Thread.currentThread().getContextClassLoader())
                || isPresent(className, Services.class.getClassLoader());
    }

    private static boolean isPresent(String className, @Nullable ClassLoader loader) {
        try {
            Class.forName(className, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
