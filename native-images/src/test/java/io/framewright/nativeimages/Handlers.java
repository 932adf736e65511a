package io.framewright.nativeimages;

import io.netty.channel.ChannelHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The handlers among the classes of a jar, or of a directory. */
final class Handlers {

    private Handlers() {}

    static List<String> of(Class<?> neighbour) throws IOException {
        Path place = Path.of(URI.create(
                neighbour.getProtectionDomain().getCodeSource().getLocation().toString()));
        String directory = neighbour.getPackageName().replace('.', '/');
        if (Files.isDirectory(place)) {
            return in(place.resolve(directory), neighbour);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return in(jar.getPath(directory), neighbour);
        }
    }

    private static List<String> in(Path directory, Class<?> neighbour) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> neighbour.getPackageName() + "." + name.replace(".class", ""))
                    .filter(Handlers::isHandler)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isHandler(String name) {
        try {
            return ChannelHandler.class.isAssignableFrom(Class.forName(name, false, Handlers.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
