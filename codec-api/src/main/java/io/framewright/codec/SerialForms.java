package io.framewright.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which classes stand in the bytes where a field declares a type of the JDK, and which ones replace them on reading. */
final class SerialForms {

    private static final List<Class<?>> SEQUENCES = List.of(
            ArrayList.class,
            LinkedList.class,
            ArrayDeque.class,
            PriorityQueue.class,
            TreeSet.class,
            TreeMap.class,
            List.of().getClass(),
            List.of(1).getClass(),
            jdk("java.util.Arrays$ArrayList"),
            jdk("java.util.Collections$EmptyList"),
            jdk("java.util.Collections$SingletonList"),
            jdk("java.util.Collections$UnmodifiableCollection"),
            jdk("java.util.Collections$UnmodifiableList"),
            jdk("java.util.Collections$UnmodifiableRandomAccessList"));

    private static final List<Class<?>> HASHED = List.of(
            HashSet.class,
            LinkedHashSet.class,
            EnumSet.class,
            HashMap.class,
            LinkedHashMap.class,
            Hashtable.class,
            ConcurrentHashMap.class,
            EnumMap.class,
            Set.of().getClass(),
            Set.of(1).getClass(),
            Map.of().getClass(),
            Map.of(1, 1).getClass(),
            jdk("java.util.Collections$EmptySet"),
            jdk("java.util.Collections$SingletonSet"),
            jdk("java.util.Collections$UnmodifiableSet"),
            jdk("java.util.Collections$EmptyMap"),
            jdk("java.util.Collections$SingletonMap"),
            jdk("java.util.Collections$UnmodifiableMap"));

    private static final List<Class<?>> COMPARATORS =
            List.of(jdk("java.util.Collections$ReverseComparator"), jdk("java.lang.String$CaseInsensitiveComparator"));

    /** What comes along with a class: parts of its serial form, and what reading that results in. */
    private static final Map<Class<?>, List<Class<?>>> COMPANIONS = Map.ofEntries(
            Map.entry(
                    Number.class,
                    List.of(
                            Byte.class,
                            Short.class,
                            Integer.class,
                            Long.class,
                            Float.class,
                            Double.class,
                            BigInteger.class,
                            BigDecimal.class)),
            Map.entry(BigDecimal.class, List.of(BigInteger.class)),
            Map.entry(InetAddress.class, List.of(Inet4Address.class, Inet6Address.class)),
            Map.entry(Inet4Address.class, List.of(InetAddress.class)),
            Map.entry(InetSocketAddress.class, List.of(InetAddress.class, Inet4Address.class, Inet6Address.class)),
            Map.entry(TreeMap.class, COMPARATORS),
            Map.entry(TreeSet.class, COMPARATORS),
            Map.entry(PriorityQueue.class, COMPARATORS),
            Map.entry(
                    EnumSet.class,
                    List.of(
                            Enum.class,
                            jdk("java.util.EnumSet$SerializationProxy"),
                            jdk("java.util.RegularEnumSet"),
                            jdk("java.util.JumboEnumSet"))),
            Map.entry(HashMap.class, List.of(Map.Entry.class)),
            Map.entry(HashSet.class, List.of(Map.Entry.class)),
            Map.entry(Hashtable.class, List.of(Map.Entry.class)),
            Map.entry(
                    ConcurrentHashMap.class,
                    List.of(
                            jdk("java.util.concurrent.ConcurrentHashMap$Segment"),
                            jdk("java.util.concurrent.locks.ReentrantLock$NonfairSync"))));

    /** What {@code List.of}, {@code Set.of} and {@code Map.of} are written as. */
    static final Class<?> IMMUTABLE_COLLECTION = jdk("java.util.CollSer");

    private static final Class<?> TIME = jdk("java.time.Ser");
    private static final Class<?> REGION = jdk("java.time.ZoneRegion");

    private SerialForms() {}

    /** The classes that come with a declared class, which itself is not among them unless it is a collection. */
    static Stream<Class<?>> of(Class<?> declared, HashCollections hashCollections) {
        Stream<Class<?>> forms = collections(declared, hashCollections);
        if (declared.getPackageName().equals("java.time")) {
            forms = Stream.of(TIME, REGION, ZoneOffset.class);
        } else if (Throwable.class.isAssignableFrom(declared)) {
            forms = Stream.concat(Stream.of(StackTraceElement.class), collections(List.class, hashCollections));
        }
        return Stream.concat(ancestors(declared), forms)
                .flatMap(form -> Stream.concat(Stream.of(form), companions(form)));
    }

    private static Stream<Class<?>> collections(Class<?> declared, HashCollections hashCollections) {
        if (!Collection.class.isAssignableFrom(declared)
                && !Map.class.isAssignableFrom(declared)
                && declared != Iterable.class) {
            return Stream.of();
        }
        Stream<Class<?>> hashed = hashCollections == HashCollections.ADMITTED ? HASHED.stream() : Stream.of();
        Stream<Class<?>> all = Stream.concat(SEQUENCES.stream(), hashed).filter(declared::isAssignableFrom);
        boolean immutable = Stream.of(List.class, Set.class, Map.class).anyMatch(declared::isAssignableFrom);
        return immutable ? Stream.concat(all, Stream.of(IMMUTABLE_COLLECTION)) : all;
    }

    /** A class of the JDK and, for one that extends it, its superclasses. */
    private static Stream<Class<?>> ancestors(Class<?> type) {
        return Stream.<Class<?>>iterate(type, level -> level != null, Class::getSuperclass);
    }

    private static Stream<Class<?>> companions(Class<?> type) {
        return COMPANIONS.getOrDefault(type, List.of()).stream();
    }

    static @Nullable Class<?> primitive(char code) {
        return switch (code) {
            case 'Z' -> boolean.class;
            case 'B' -> byte.class;
            case 'C' -> char.class;
            case 'S' -> short.class;
            case 'I' -> int.class;
            case 'J' -> long.class;
            case 'F' -> float.class;
            case 'D' -> double.class;
            default -> null;
        };
    }

    static Class<?> jdk(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this JDK has no " + name, e);
        }
    }
}
