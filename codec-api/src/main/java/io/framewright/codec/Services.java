package io.framewright.codec;

import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads services by name, from the thread's context class loader and from the one that loaded this library. */
public final class Services {

    private Services() {}

    /**
     * Loads all services of a type. Nothing is kept: a provider that is new on the class path is found by the next call.
     *
     * @param type the service's type
     * @param name how a service is called
     * @param <S> the service's type
     * @return the services by name, in the order of their names
     * @throws ServiceConfigurationError if two different classes have the same name
     */
    public static <S> Map<String, S> byName(Class<S> type, Function<S, String> name) {
        Map<String, S> found = new TreeMap<>();
        load(type, Thread.currentThread().getContextClassLoader(), name, found);
        load(type, type.getClassLoader(), name, found);
        return found;
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
}
