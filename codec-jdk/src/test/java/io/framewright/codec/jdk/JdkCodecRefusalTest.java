package io.framewright.codec.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.framewright.codec.HashCollections;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JdkCodecRefusalTest {

    private final Codec<Envelope> codec = new JdkCodec<>(Envelope.class);

    private static DecodeException refusal(Codec<?> codec, byte[] bytes) {
        DecodeException[] refused = new DecodeException[1];
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Streams.decode(codec, bytes))
                .satisfies(e -> refused[0] = e);
        return refused[0];
    }

    private void requireTypeRefused(Object content, String name) {
        DecodeException e = refusal(codec, Streams.serialize(new Envelope(content)));
        assertThat(e.reason()).isEqualTo(Reason.TYPE_NOT_ALLOWED);
        assertThat(e).hasMessageContaining(name);
    }

    @Test
    void noCodeOfAnUnlistedClassRuns() throws Exception {
        Bomb bomb = new Bomb();
        List<byte[]> hostile = List.of(
                Streams.serialize(bomb),
                Streams.serialize(new Envelope(bomb)),
                Streams.serialize(new Envelope(new Bomb[] {bomb})),
                Streams.serialize(new Envelope(Bomb.class)),
                Streams.serialize(new Envelope(new HashSet<>(List.of(bomb)))));
        List<String> executedHere = List.copyOf(BombBase.EXECUTED);
        try (FreshLoader fresh = new FreshLoader()) {
            Codec<?> codec = (Codec<?>) fresh.loadClass(JdkCodec.class.getName())
                    .getConstructor(Class.class)
                    .newInstance(fresh.loadClass(Envelope.class.getName()));
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

        private static final String PACKAGE = JdkCodec.class.getPackageName();

        FreshLoader() {
            super(new URL[] {codeOf(Bomb.class), codeOf(JdkCodec.class)}, FreshLoader.class.getClassLoader());
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

    @Test
    void aListedClassIsTheOneOfTheMessagesClassLoader() throws Exception {
        try (URLClassLoader fresh = new FreshLoader()) {
            Codec<?> codec = new JdkCodec<>(fresh.loadClass(Tiny.class.getName()));
            Object message = Streams.decode(codec, Streams.serialize(new Tiny(1, "a", 2)));
            assertThat(message.getClass().getClassLoader()).isSameAs(fresh);
            assertThat(message).hasToString("Tiny[id=1, name=a, time=2]");
        }
    }

    @Test
    @SuppressWarnings("URLEqualsHashCode") // that is the gadget
    void gadgetsAreRefusedByTheirFirstClass() throws Exception {
        requireTypeRefused(new Bomb(), Bomb.class.getName());
        requireTypeRefused(new HashMap<>(Map.of(URI.create("http://localhost").toURL(), "")), "java.util.HashMap");
        requireTypeRefused(setsInSets(), "java.util.HashSet");
        requireTypeRefused(Set.of(), "java.util.CollSer");
        requireTypeRefused(new Object[] {new ArrayList<>()}, "java.util.ArrayList");
        requireTypeRefused(Bomb.class, Bomb.class.getName());
        requireTypeRefused(new Bomb[0], Bomb.class.getName());
        requireTypeRefused(
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Callable.class}, new Handler()),
                "proxies");
        requireTypeRefused((Callable<?> & Serializable) () -> "lambda", "java.lang.invoke.SerializedLambda");
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

    @Test
    void immutableSetsAndMapsDoNotComeInTheGuiseOfLists() {
        Codec<Items> items = new JdkCodec<>(Items.class);
        Items list = new Items(List.of("a", "b"));
        assertThat(Streams.decode(items, Streams.encode(items, list))).isEqualTo(list);
        for (Object guest : List.of(Set.of("a", "b"), Map.of("a", "b"), Map.of())) {
            byte[] bytes = Streams.serialize(new Items(List.of(guest)));
            DecodeException e = refusal(items, bytes);
            assertThat(e.reason()).isEqualTo(Reason.TYPE_NOT_ALLOWED);
            assertThat(e).hasMessageContaining("hash-collections");
        }
    }

    @Test
    void theReaderOfImmutableCollectionsIsOfNoUseElsewhere() throws Exception {
        var readObject = CollSer.class.getDeclaredMethod("readObject", ObjectInputStream.class);
        readObject.setAccessible(true);
        var constructor = CollSer.class.getDeclaredConstructor(int.class);
        constructor.setAccessible(true);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(Streams.serialize("a")))) {
            assertThatExceptionOfType(InvocationTargetException.class)
                    .isThrownBy(() -> readObject.invoke(constructor.newInstance(1), in))
                    .withCauseInstanceOf(InvalidObjectException.class);
        }
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

    @Test
    void aRefusalCannotBeSwallowed() {
        Swallowing message = new Swallowing();
        message.content = new Bomb();
        assertThat(refusal(new JdkCodec<>(Swallowing.class), Streams.serialize(message))
                        .reason())
                .isEqualTo(Reason.TYPE_NOT_ALLOWED);
    }

    private record Hashed(List<Map<String, String>> maps) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static final class Names extends HashSet<String> {
        private static final long serialVersionUID = 1L;
    }

    interface Animal extends Serializable {}

    private record Zoo(List<Animal> animals) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Dog(String name) implements Animal {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aClassThatCannotWorkIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdkCodec<>(Hashed.class))
                .withMessageContaining("java.util.Map")
                .withMessageContaining("jdk(hash-collections)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdkCodec<>(Names.class))
                .withMessageContaining("jdk(hash-collections)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdkCodec<>(Zoo.class))
                .withMessageContaining("Zoo.animals")
                .withMessageContaining("nested");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdkCodec<>(BombBase.class))
                .withMessageContaining("Serializable");
        assertThatIllegalArgumentException().isThrownBy(() -> new JdkCodec<>(Animal.class));
    }

    @Test
    void nestedClassesAreAdmitted() {
        Codec<Zoo> zoo = new JdkCodec<>(Zoo.class, DecodeLimits.DEFAULT, List.of(Dog.class), HashCollections.REFUSED);
        Zoo message = new Zoo(List.of(new Dog("Rex")));
        assertThat(Streams.decode(zoo, Streams.encode(zoo, message))).isEqualTo(message);
    }

    @Test
    void whatTheReaderWouldRefuseIsNotWritten() {
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> Streams.encode(codec, new Envelope(new Bomb())))
                .withMessageContaining(Bomb.class.getName());
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> Streams.encode(codec, new Envelope(new Object())));
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> Streams.encode(
                        codec,
                        new Envelope(Proxy.newProxyInstance(
                                getClass().getClassLoader(), new Class<?>[] {Callable.class}, new Handler()))))
                .withMessageContaining("proxy");
    }

    @Test
    void aDeepGraphIsRefusedBeforeTheStackIsExhausted() throws Exception {
        Envelope message = new Envelope("end");
        for (int i = 0; i < 100_000; i++) {
            message = new Envelope(message);
        }
        Envelope deep = message;
        Codec<Envelope> generous = new JdkCodec<>(
                Envelope.class,
                DecodeLimits.DEFAULT.withMaxDepth(Integer.MAX_VALUE),
                List.of(),
                HashCollections.REFUSED);
        onSmallStack(() -> {
            assertThatExceptionOfType(EncodeException.class)
                    .isThrownBy(() -> Streams.encode(generous, deep))
                    .withMessageContaining("deeper than " + JdkCodec.MAX_DEPTH);
        });
    }

    @Test
    void theDeepestGraphFitsASmallStack() throws Exception {
        List<Object> lists = new ArrayList<>();
        for (int i = 2; i < JdkCodec.MAX_DEPTH; i++) {
            lists = new ArrayList<>(List.of(lists));
        }
        Items message = new Items(lists);
        Codec<Items> generous = new JdkCodec<>(
                Items.class, DecodeLimits.DEFAULT.withMaxDepth(Integer.MAX_VALUE), List.of(), HashCollections.REFUSED);
        byte[] tooDeep = Streams.serialize(new Items(List.of(lists)));
        onSmallStack(() -> {
            Streams.decode(generous, Streams.encode(generous, message));
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

    @Test
    void aCyclicGraphKeepsItsShape() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        Codec<Items> items = new JdkCodec<>(Items.class);
        Items same = Streams.decode(items, Streams.encode(items, new Items(self)));
        assertThat(same.items().iterator().next()).isSameAs(same.items());
    }

    @Test
    void aListThatWrapsItselfIsNotAskedForItsSize() {
        byte[] bytes = Streams.serialize(new Items(Collections.unmodifiableList(new ArrayList<>())));
        int at = indexOf(bytes, "java.util.ArrayList");
        // the wrapped list, and the list for equality, become references to each object before them
        for (int handle = 0; handle < 16; handle++) {
            byte[] wrapped = new byte[at - 4 + 5 + 5];
            System.arraycopy(bytes, 0, wrapped, 0, at - 4);
            byte[] reference = {0x71, 0, 0x7e, 0, (byte) handle, 0x71, 0, 0x7e, 0, (byte) handle};
            System.arraycopy(reference, 0, wrapped, at - 4, reference.length);
            try {
                Streams.decode(new JdkCodec<>(Items.class), wrapped);
            } catch (DecodeException e) {
                assertThat(e.reason()).isEqualTo(Reason.MALFORMED);
            }
        }
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    @Test
    void aLongClassNameIsNotRepeatedInFull() {
        byte[] bytes = Streams.serialize(new Envelope(new Bomb()));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String name = "x".repeat(60_000);
        String header = text.substring(0, text.indexOf(Bomb.class.getName()) - 2);
        byte[] hostile = (header + (char) (60_000 >> 8) + (char) (60_000 & 0xff) + name + "\0\0\0\0\0\0\0\0\2\0\0xp")
                .getBytes(StandardCharsets.ISO_8859_1);
        DecodeException e = refusal(codec, hostile);
        assertThat(e.reason()).isEqualTo(Reason.TYPE_NOT_ALLOWED);
        assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(400);
    }
}
