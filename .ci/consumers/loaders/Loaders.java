import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs the shop with its jars divided between class loaders as servers and launchers divide them. The class path of this program has
 * none of them.
 */
public final class Loaders {

    private static final String[] CODECS = {"jdk", "json", "kryo", "marshalling", "marshalling-river", "msgpack"};
    private static final String SEEN = "Order[id=1, item=tea, quantity=2]";
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    public static void main(String[] arguments) throws Exception {
        Path lib = Path.of(arguments[0]);
        URL shop = Path.of(arguments[1]).toUri().toURL();

        run("all in a launcher's loader", loader(PLATFORM, lib, jar -> true, shop));

        URLClassLoader api = loader(PLATFORM, lib, jar -> !isCodec(jar));
        run("the library above, codecs and messages below", loader(api, lib, Loaders::isCodec, shop));

        URLClassLoader shared = loader(PLATFORM, lib, jar -> true);
        run("the library above, messages below", new URLClassLoader(new URL[] {shop}, shared));
        run("the same library, another application's messages", new URLClassLoader(new URL[] {shop}, shared));

        run("the library twice, its own first", new OwnFirst(lib, shop, shared));

        Thread.currentThread().setContextClassLoader(new OwnFirst(lib, shop, shared));
        check("the server's copy, called by an application that has its own", new URLClassLoader(new URL[] {shop}, shared));
    }

    private static boolean isCodec(String jar) {
        return jar.startsWith("codec-") && !jar.startsWith("codec-api");
    }

    private static void run(String what, ClassLoader loader) throws Exception {
        Thread.currentThread().setContextClassLoader(loader);
        check(what, loader);
    }

    private static void check(String what, ClassLoader loader) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true));
        try {
            loader.loadClass("com.acme.shop.Shop").getMethod("main", String[].class).invoke(null, (Object) CODECS);
        } finally {
            System.setOut(out);
        }
        StringBuilder expected = new StringBuilder();
        for (String codec : CODECS) {
            expected.append(codec).append(": ").append(SEEN).append(System.lineSeparator());
        }
        if (!printed.toString().equals(expected.toString())) {
            throw new AssertionError(what + " printed:\n" + printed);
        }
        System.out.println(what + ": as expected");
    }

    private static URLClassLoader loader(ClassLoader parent, Path lib, Predicate<String> jars, URL... more)
            throws IOException {
        return new URLClassLoader(urls(lib, jars, more), parent);
    }

    private static URL[] urls(Path lib, Predicate<String> jars, URL... more) throws IOException {
        List<URL> urls = new ArrayList<>(List.of(more));
        try (Stream<Path> files = Files.list(lib)) {
            for (Path jar : files.filter(file -> jars.test(file.getFileName().toString())).toList()) {
                urls.add(url(jar));
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    /** As in a web application: its own jars before the server's. */
    private static final class OwnFirst extends URLClassLoader {

        OwnFirst(Path lib, URL shop, ClassLoader parent) throws IOException {
            super(urls(lib, jar -> true, shop), parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && !name.startsWith("java.")) {
                    try {
                        loaded = findClass(name);
                    } catch (ClassNotFoundException e) {
                        return super.loadClass(name, resolve);
                    }
                }
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
        }
    }
}
