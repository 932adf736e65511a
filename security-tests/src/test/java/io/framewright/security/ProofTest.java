package io.framewright.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A class that counts whatever of its code runs, wherever in a message it stands. Each message is read among classes that
 * were loaded anew, so that initializers can run again.
 */
class ProofTest {

    private static final String PACKAGE = "io.framewright.security.";

    /** The places of a class in a message that every format has. */
    private static Map<String, Object> places() {
        Map<String, Object> places = new LinkedHashMap<>();
        Proof proof = new Proof();
        places.put("the message", proof);
        places.put("a field", new Item(proof));
        places.put("a list", new Item(new Object[] {List.of(proof)}));
        places.put("an array", new Item(new Object[] {proof}));
        places.put("an array's class", new Item(new Proof[] {proof}));
        places.put("an array without elements", new Item(new Proof[0]));
        places.put("a class as value", new Item(Proof.class));
        places.put("an enum", new Item(Proof.Color.RED));
        places.put("a key", new Item(new HashMap<>(Map.of(proof, ""))));
        places.put("an element", new Item(new HashSet<>(Set.of(proof))));
        places.put(
                "a proxy",
                new Item(Proxy.newProxyInstance(
                        Proof.class.getClassLoader(), new Class<?>[] {Runnable.class}, new Proof.Handler())));
        return places;
    }

    static Stream<Arguments> serialized() {
        return Stream.of(Wire.values())
                .flatMap(wire -> places().entrySet().stream()
                        .map(place -> Arguments.of(wire.name(), place.getKey(), place.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("serialized")
    void nothingOfAnUnlistedClassRuns(String wire, String place, Object message) throws Exception {
        requireRefused(wire, place, Wire.valueOf(wire).write(message));
    }

    private static void requireRefused(String wire, String place, byte[] bytes) throws Exception {
        boolean initializes = !place.equals("an array without elements") && !place.equals("an array's class");
        if (initializes && !(wire.equals("RIVER") && place.equals("a class as value"))) {
            try (FreshClasses classes = new FreshClasses()) {
                assertThat((List<?>) classes.call("plain", wire, bytes))
                        .as("what runs otherwise")
                        .isNotEmpty();
            }
        }
        try (FreshClasses classes = new FreshClasses()) {
            assertThat(classes.call("guarded", wire, bytes)).isEqualTo("TYPE_NOT_ALLOWED");
            classes.requireUntouched();
        }
    }

    /** The subclass is no message class either; the JDK initializes it and its superclass before it looks at fields. */
    static class Child extends Proof.Plain {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void nothingOfAnUnlistedSuperclassRuns() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Child());
        }
        byte[] hostile = bytes.toByteArray();
        // the message's own class in the subclass's place, the proof in the superclass's
        hostile = renamed(hostile, PACKAGE + "ProofTest$Child", PACKAGE + "Item");
        hostile = renamed(hostile, PACKAGE + "Proof$Plain", PACKAGE + "Proof");

        requireRefused("JDK", "a superclass", hostile);
        requireRefused("MARSHALLING", "a superclass", hostile);
    }

    /** Puts another name in place of one, with its length. */
    private static byte[] renamed(byte[] bytes, String from, String to) {
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        String replaced = latin.replace("\0" + (char) from.length() + from, "\0" + (char) to.length() + to);
        assertThat(replaced).isNotEqualTo(latin);
        return replaced.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Writes an object into the annotation of the first class, which readers skip by reading it. */
    private static final class Annotating extends ObjectOutputStream {

        private final Object guest;
        private boolean written;

        Annotating(OutputStream out, Object guest) throws IOException {
            super(out);
            this.guest = guest;
        }

        @Override
        protected void annotateClass(Class<?> type) throws IOException {
            if (!written) {
                written = true;
                writeObject(guest);
            }
        }
    }

    @Test
    void nothingInAClassAnnotationRuns() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new Annotating(bytes, new Proof())) {
            out.writeObject(new Item("tea"));
        }

        requireRefused("JDK", "an annotation", bytes.toByteArray());
        try (FreshClasses classes = new FreshClasses()) { // where data in a description is against the grammar
            assertThat(classes.call("guarded", "MARSHALLING", bytes.toByteArray()))
                    .isEqualTo("MALFORMED");
            classes.requireUntouched();
        }
    }

    static Stream<Arguments> kryo() {
        return places().entrySet().stream()
                .filter(place ->
                        !place.getKey().equals("a proxy") && !place.getKey().equals("a list"))
                .map(place -> Arguments.of(place.getKey(), place.getValue()));
    }

    /** Kryo with its gates open names classes; ours has numbers only, and takes the names for something else. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("kryo")
    void kryoReadsNoNames(String place, Object message) throws Exception {
        byte[] bytes = Wire.writeWithKryo(message);
        try (FreshClasses classes = new FreshClasses()) {
            Object ran = classes.call("plain", "KRYO", bytes);
            if (!place.startsWith("an array") && !place.equals("a class as value")) {
                assertThat((List<?>) ran).as("what runs otherwise").isNotEmpty();
            }
        }
        try (FreshClasses classes = new FreshClasses()) {
            classes.call("guarded", "KRYO", bytes);
            classes.requireUntouched();
        }
    }

    /** Loads this project's classes anew. */
    private static final class FreshClasses extends URLClassLoader {

        FreshClasses() {
            super(classPath(), FreshClasses.class.getClassLoader());
        }

        private static URL[] classPath() {
            return Pattern.compile(Pattern.quote(File.pathSeparator))
                    .splitAsStream(System.getProperty("java.class.path"))
                    .map(FreshClasses::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String path) {
            try {
                return new File(path).toURI().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.framewright.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        Object call(String method, String wire, byte[] bytes) throws Exception {
            Thread.currentThread().setContextClassLoader(this); // which JBoss Marshalling asks
            try {
                return loadClass(PACKAGE + "Probe")
                        .getMethod(method, String.class, byte[].class)
                        .invoke(null, wire, bytes);
            } finally {
                Thread.currentThread().setContextClassLoader(getParent());
            }
        }

        /** Not even loaded: then nothing of it can have run. */
        void requireUntouched() {
            for (String name : List.of("Proof", "ProofBase", "Proof$Color", "Proof$Handler")) {
                assertThat(findLoadedClass(PACKAGE + name)).as(name).isNull();
            }
        }
    }
}
