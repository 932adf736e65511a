package io.framewright.benchmarks;

import java.io.File;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a message of the user's own comes from. JVMs that are started to measure it get the same as system properties.
 *
 * @param className the message's class
 * @param classPath the jars and directories that have it and what it needs
 * @param sample the JSON that fills it
 * @param nested names of further classes that appear inside, where no field's type tells
 */
record UserSample(String className, List<Path> classPath, Path sample, List<String> nested) {

    private static final String CLASS = "framewright.message.class";
    private static final String CLASS_PATH = "framewright.message.classpath";
    private static final String SAMPLE = "framewright.message.sample";
    private static final String NESTED = "framewright.message.nested";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    UserSample {
        classPath = List.copyOf(classPath);
        nested = List.copyOf(nested);
    }

    /** What this JVM was started with, if it was. */
    static Optional<UserSample> fromProperties() {
        return Optional.ofNullable(System.getProperty(CLASS))
                .map(name -> new UserSample(
                        name,
                        split(System.getProperty(CLASS_PATH), File.pathSeparator)
                                .map(Path::of)
                                .toList(),
                        Path.of(System.getProperty(SAMPLE, "")),
                        split(System.getProperty(NESTED), ",").toList()));
    }

    private static Stream<String> split(@Nullable String text, String separator) {
        return text == null || text.isEmpty() ? Stream.empty() : Arrays.stream(text.split(separator));
    }

    /** The arguments that a JVM needs for {@link #fromProperties}. */
    List<String> properties() {
        return List.of(
                "-D" + CLASS + "=" + className,
                "-D" + CLASS_PATH + "="
                        + classPath.stream()
                                .map(path -> path.toAbsolutePath().toString())
                                .collect(Collectors.joining(File.pathSeparator)),
                "-D" + SAMPLE + "=" + sample.toAbsolutePath(),
                "-D" + NESTED + "=" + String.join(",", nested));
    }

    /**
     * What was loaded.
     *
     * @param message the message
     * @param nested the further classes
     */
    record Content(Object message, List<Class<?>> nested) {}

    /**
     * Loads the classes and fills the message.
     *
     * @throws IllegalArgumentException if that cannot be done; the text says why
     */
    Content read() {
        classPath.forEach(path -> requireFile(path, "on the class path"));
        requireFile(sample, "for the sample");
        URL[] urls = classPath.stream().map(UserSample::url).toArray(URL[]::new);
        ClassLoader loader = new URLClassLoader(urls, UserSample.class.getClassLoader());
        Class<?> type = load(className, loader);
        requireBeanOrRecord(type);
        return new Content(
                filled(type),
                nested.stream().<Class<?>>map(name -> load(name, loader)).toList());
    }

    private Object filled(Class<?> type) {
        try {
            return Optional.<Object>ofNullable(MAPPER.readValue(sample, type))
                    .orElseThrow(() -> new IllegalArgumentException(sample + " holds null, which is not a message"));
        } catch (InvalidDefinitionException e) {
            throw new IllegalArgumentException(
                    className
                            + " cannot be filled from JSON, as a bean (with a constructor without arguments, getters and "
                            + "setters) or a record can: " + e.getOriginalMessage() + at(e),
                    e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    sample + " does not fit " + className + ": " + e.getOriginalMessage() + at(e), e);
        }
    }

    private static void requireFile(Path file, String what) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no file " + file + " " + what);
        }
    }

    private static void requireBeanOrRecord(Class<?> type) {
        String problem = type.isInterface()
                ? "an interface"
                : type.isEnum()
                        ? "an enum"
                        : Modifier.isAbstract(type.getModifiers())
                                ? "abstract"
                                : type.getClassLoader() == null ? "a class of the JDK" : "";
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " is " + problem + ", not a bean or a record");
        }
    }

    private Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "there is no class " + name + " on the class path "
                            + classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
                            + " (a class within another is written Outer$Inner)",
                    e);
        } catch (LinkageError e) {
            throw new IllegalArgumentException(
                    name + " cannot be loaded; is something missing from the class path? " + e, e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path + " cannot be on a class path", e);
        }
    }

    /** Where in the JSON it went wrong. */
    private static String at(JacksonException e) {
        String path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        String line = e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return (path.isEmpty() ? "" : ", at " + path.replaceFirst("^\\.", "")) + line;
    }
}
