package io.framewright.codec.marshalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.framewright.codec.HashCollections;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jboss.marshalling.Pair;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarshallingRefusalTest {

    private static <T> MarshallingCodec.Builder<T> builder(WireProtocol protocol, Class<T> type) {
        return protocol == WireProtocol.SERIAL
                ? MarshallingCodec.serialBuilder(type)
                : MarshallingCodec.riverBuilder(type);
    }

    private static DecodeException refusal(Codec<?> codec, byte[] bytes) {
        DecodeException[] refused = new DecodeException[1];
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Bytes.decode(codec, bytes))
                .satisfies(e -> refused[0] = e);
        return refused[0];
    }

    private static void requireTypeRefused(WireProtocol protocol, Object content, String name) {
        Codec<Envelope> codec = builder(protocol, Envelope.class).build();
        DecodeException e = refusal(codec, Bytes.marshal(protocol, new Envelope(content)));
        assertThat(e.reason()).as(e.getMessage()).isEqualTo(Reason.TYPE_NOT_ALLOWED);
        assertThat(e).hasMessageContaining(name);
    }

    @ParameterizedTest
    @EnumSource
    void noCodeOfAnUnlistedClassRuns(WireProtocol protocol) throws Exception {
        Bomb bomb = new Bomb();
        List<byte[]> hostile = List.of(
                Bytes.marshal(protocol, bomb),
                Bytes.marshal(protocol, new Envelope(bomb)),
                Bytes.marshal(protocol, new Envelope(new Bomb[] {bomb})),
                Bytes.marshal(protocol, new Envelope(new Bomb[0])),
                Bytes.marshal(protocol, new Envelope(Bomb.class)),
                Bytes.marshal(protocol, new Envelope(new HashSet<>(List.of(bomb)))),
                Bytes.marshal(protocol, new Envelope(Collections.singleton(bomb))),
                Bytes.marshal(protocol, new Envelope(Collections.nCopies(3, bomb))));
        List<String> executedHere = List.copyOf(BombBase.EXECUTED);
        String factory = protocol == WireProtocol.SERIAL ? "serial" : "river";
        try (FreshLoader fresh = new FreshLoader()) {
            Codec<?> codec = (Codec<?>) fresh.loadClass(MarshallingCodec.class.getName())
                    .getMethod(factory, Class.class)
                    .invoke(null, fresh.loadClass(Envelope.class.getName()));
            for (byte[] bytes : hostile) {
                assertThat(refusal(codec, bytes).reason()).isEqualTo(Reason.TYPE_NOT_ALLOWED);
            }
            assertThat(fresh.isLoaded(Bomb.class.getName())).isFalse();
            assertThat(executed(fresh)).isEmpty();
        }
        assertThat(BombBase.EXECUTED).isEqualTo(executedHere);
    }

    @SuppressWarnings("unchecked") // the list of that name in another class loader
    private static List<String> executed(ClassLoader loader) throws ReflectiveOperationException {
        Field executed = loader.loadClass(BombBase.class.getName()).getDeclaredField("EXECUTED");
        executed.setAccessible(true);
        return (List<String>) executed.get(null);
    }

    /** Loads this package's classes anew, the codec's included. */
    private static final class FreshLoader extends URLClassLoader {

        private static final String PACKAGE = MarshallingCodec.class.getPackageName();

        FreshLoader() {
            super(new URL[] {codeOf(Bomb.class), codeOf(MarshallingCodec.class)}, FreshLoader.class.getClassLoader());
        }

        private static URL codeOf(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        boolean isLoaded(String name) {
            return findLoadedClass(name) != null;
        }
    }

    @ParameterizedTest
    @EnumSource
    @SuppressWarnings("URLEqualsHashCode") // that is the gadget
    void gadgetsAreRefusedByTheirFirstClass(WireProtocol protocol) throws Exception {
        requireTypeRefused(protocol, new Bomb(), Bomb.class.getName());
        requireTypeRefused(
                protocol, new HashMap<>(Map.of(URI.create("http://localhost").toURL(), "")), "java.util.HashMap");
        requireTypeRefused(protocol, setsInSets(), "java.util.HashSet");
        requireTypeRefused(protocol, Set.of(), "java.util.CollSer");
        requireTypeRefused(protocol, new Object[] {new ArrayList<>()}, "java.util.ArrayList");
        requireTypeRefused(
                protocol, Bomb.class, protocol == WireProtocol.SERIAL ? Bomb.class.getName() : "java.lang.Class");
        requireTypeRefused(protocol, new Bomb[0], Bomb.class.getName());
        requireTypeRefused(protocol, new IdentityHashMap<>(), "java.util.IdentityHashMap");
        requireTypeRefused(
                protocol,
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Callable.class}, new Handler()),
                "proxies");
        requireTypeRefused(protocol, (Callable<?> & Serializable) () -> "lambda", "java.lang.invoke.SerializedLambda");
    }

    @Test
    void riversWrappersAreRefusedToo() {
        requireTypeRefused(WireProtocol.RIVER, Pair.create("a", "b"), "Pair");
        requireTypeRefused(WireProtocol.RIVER, Collections.nCopies(5, "a"), "CopiesList");
        requireTypeRefused(WireProtocol.RIVER, Collections.singleton("a"), "SingletonSet");
        requireTypeRefused(WireProtocol.RIVER, Collections.singletonMap("a", "b"), "SingletonMap");
        requireTypeRefused(WireProtocol.RIVER, Collections.unmodifiableList(new ArrayList<>()), "java.util.ArrayList");
    }

    private static final class Handler implements InvocationHandler, Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
            return null;
        }
    }

    /** Reading this calls hashCode 2^60 times. */
    private static Set<Object> setsInSets() {
        Set<Object> outer = new HashSet<>();
        Set<Object> a = outer;
        Set<Object> b = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            Set<Object> nextA = new HashSet<>();
            Set<Object> nextB = new HashSet<>();
            nextA.add("not equal to the other");
            a.add(nextA);
            a.add(nextB);
            b.add(nextA);
            b.add(nextB);
            a = nextA;
            b = nextB;
        }
        return outer;
    }

    private record Items(Collection<Object> items) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource
    void immutableSetsAndMapsDoNotComeInTheGuiseOfLists(WireProtocol protocol) {
        Codec<Items> items = builder(protocol, Items.class).build();
        Items list = new Items(List.of("a", "b"));
        assertThat(Bytes.decode(items, Bytes.encode(items, list))).isEqualTo(list);
        for (Object guest : List.of(Set.of("a", "b"), Map.of("a", "b"), Map.of())) {
            byte[] bytes = Bytes.marshal(protocol, new Items(List.of(guest)));
            assertThat(refusal(items, bytes)).hasMessageContaining("hash-collections");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCyclicGraphKeepsItsShape(WireProtocol protocol) {
        List<Object> self = new ArrayList<>();
        self.add(self);
        Codec<Items> items = builder(protocol, Items.class).build();
        Items same = Bytes.decode(items, Bytes.encode(items, new Items(self)));
        assertThat(same.items().iterator().next()).isSameAs(same.items());
    }

    enum Color {
        RED,
        GREEN
    }

    private record Palette(Color color, EnumMap<Color, String> names, Class<?> type) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource
    void aClassIsDescribedAgainWhereItIsAValue(WireProtocol protocol) {
        Codec<Palette> codec = builder(protocol, Palette.class).build();
        Palette message = new Palette(Color.RED, new EnumMap<>(Map.of(Color.GREEN, "green")), Palette.class);
        assertThat(Bytes.decode(codec, Bytes.encode(codec, message))).isEqualTo(message);
    }

    /** A class that hides what goes wrong inside. */
    private static final class Swallowing implements Serializable {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("UnusedVariable") // it is serialized
        private @Nullable Object content = "";

        private void readObject(ObjectInputStream in) {
            try {
                in.defaultReadObject();
            } catch (IOException | ClassNotFoundException | RuntimeException e) {
                content = e;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalCannotBeSwallowed(WireProtocol protocol) {
        Swallowing message = new Swallowing();
        message.content = new Bomb();
        assertThat(refusal(builder(protocol, Swallowing.class).build(), Bytes.marshal(protocol, message))
                        .reason())
                .isEqualTo(Reason.TYPE_NOT_ALLOWED);
    }

    private record Hashed(List<Map<String, String>> maps) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    interface Animal extends Serializable {}

    private record Zoo(List<Animal> animals) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Dog(String name) implements Animal {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource
    void aClassThatCannotWorkIsRefusedAtOnce(WireProtocol protocol) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(protocol, Hashed.class).build())
                .withMessageContaining("java.util.Map")
                .withMessageContaining(protocol.codecName() + "(hash-collections)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(protocol, Zoo.class).build())
                .withMessageContaining("Zoo.animals")
                .withMessageContaining("nested");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(protocol, BombBase.class).build())
                .withMessageContaining("Serializable");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(protocol, Animal.class).build());
    }

    @ParameterizedTest
    @EnumSource
    void nestedClassesAndHashCollectionsAreAdmittedWhenAskedFor(WireProtocol protocol) {
        Codec<Zoo> zoo = builder(protocol, Zoo.class).nested(1, Dog.class).build();
        Zoo message = new Zoo(List.of(new Dog("Rex")));
        assertThat(Bytes.decode(zoo, Bytes.encode(zoo, message))).isEqualTo(message);
        Codec<Hashed> hashed = builder(protocol, Hashed.class)
                .hashCollections(HashCollections.ADMITTED)
                .build();
        Hashed maps = new Hashed(List.of(Map.of("a", "b"), new HashMap<>(Map.of("c", "d", "e", "f")), Map.of()));
        assertThat(Bytes.decode(hashed, Bytes.encode(hashed, maps))).isEqualTo(maps);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheReaderWouldRefuseIsNotWritten(WireProtocol protocol) {
        Codec<Envelope> codec = builder(protocol, Envelope.class).build();
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> Bytes.encode(codec, new Envelope(new Bomb())))
                .withMessageContaining(Bomb.class.getName());
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> Bytes.encode(codec, new Envelope(new Object())));
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> Bytes.encode(
                        codec,
                        new Envelope(Proxy.newProxyInstance(
                                getClass().getClassLoader(), new Class<?>[] {Callable.class}, new Handler()))));
    }

    @ParameterizedTest
    @EnumSource
    void aDeepGraphIsRefusedBeforeTheStackIsExhausted(WireProtocol protocol) throws Exception {
        Envelope message = new Envelope("end");
        for (int i = 0; i < 100_000; i++) {
            message = new Envelope(message);
        }
        Envelope deep = message;
        Codec<Envelope> generous = builder(protocol, Envelope.class)
                .limits(DecodeLimits.DEFAULT.withMaxDepth(Integer.MAX_VALUE))
                .build();
        onSmallStack(() -> assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> Bytes.encode(generous, deep))
                .withMessageContaining("deeper than " + MarshallingCodec.MAX_DEPTH));
    }

    @ParameterizedTest
    @EnumSource
    void theDeepestGraphFitsASmallStack(WireProtocol protocol) throws Exception {
        List<Object> lists = new ArrayList<>();
        for (int i = 2; i < MarshallingCodec.MAX_DEPTH; i++) {
            lists = new ArrayList<>(List.of(lists));
        }
        Items message = new Items(lists);
        Codec<Items> generous = builder(protocol, Items.class)
                .limits(DecodeLimits.DEFAULT.withMaxDepth(Integer.MAX_VALUE))
                .build();
        byte[] tooDeep = Bytes.marshal(protocol, new Items(new ArrayList<>(List.of(lists))));
        onSmallStack(() -> {
            Bytes.decode(generous, Bytes.encode(generous, message));
            assertThat(refusal(generous, tooDeep).reason()).isEqualTo(Reason.LIMIT_EXCEEDED);
        });
    }

    /** Half of what a thread has by default on 64-bit Linux. */
    private static void onSmallStack(Runnable test) throws Exception {
        FutureTask<@Nullable Void> task = new FutureTask<>(test, null);
        Thread thread = new Thread(null, task, "small stack", 512 * 1024);
        thread.start();
        task.get();
    }
}
