package io.framewright.codec;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a codec would have needed in its allow-list: the names of the classes for which it refused messages. Learning
 * admits nothing. The message is refused as ever; its bytes are then read for names alone, and nothing is loaded.
 *
 * <p>{@link #toString} is the allow-list to review, as lines to add to {@link MessageTypes.Builder} or to a codec's own
 * builder. A class whose package has its first two parts in common with the message's is proposed, all others are
 * commented out: bytes from a stranger can name any class.
 *
 * <p>At most {@value #MAX_NAMES} names are kept, whatever comes. Safe for use from several threads.
 */
public final class LearnedClasses {

    private static final int MAX_NAMES = 1_000;
    private static final int MAX_LENGTH = 256;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");
    private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*");
    private static final Pattern HASHED = Pattern.compile("java\\.util\\..*(Hash|Map|Set|CollSer).*");
    private static final Pattern LOCAL = Pattern.compile(".*\\$\\d.*");

    private static final Map<Path, LearnedClasses> FILES = new ConcurrentHashMap<>();

    private final @Nullable Path file;
    private final String earlier;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final Set<String> proxied = new LinkedHashSet<>();
    private final Set<String> messages = new LinkedHashSet<>();
    private final Set<String> packages = new LinkedHashSet<>();
    private int next = 1;

    private LearnedClasses(@Nullable Path file, String earlier) {
        this.file = file;
        this.earlier = earlier;
    }

    /**
     * Begins a list that is kept in memory.
     *
     * @return an empty list
     */
    public static LearnedClasses inMemory() {
        return new LearnedClasses(null, "");
    }

    /**
     * Begins a list that is also written to a file, behind what stands there, each time it grows. The thread that decodes
     * writes it.
     *
     * @param file where to; all codecs with the same file share one list
     * @return the file's list
     * @throws IllegalArgumentException if the file cannot be written
     */
    public static LearnedClasses inFile(Path file) {
        return FILES.computeIfAbsent(file.toAbsolutePath().normalize(), LearnedClasses::open);
    }

    private static LearnedClasses open(Path file) {
        try {
            String earlier = Files.exists(file) ? Files.readString(file) : "";
            Files.writeString(file, earlier);
            return new LearnedClasses(file, earlier);
        } catch (IOException e) {
            throw new IllegalArgumentException("what is learned cannot be written to " + file + ": " + e, e);
        }
    }

    /**
     * Prepares for messages of a class.
     *
     * @param type the messages' class
     * @param nested numbers that are taken already
     */
    public synchronized void expect(Class<?> type, SortedMap<Integer, Class<?>> nested) {
        messages.add(type.getName());
        if (!type.getPackageName().isEmpty()) {
            packages.add(firstTwoParts(type.getName()));
        }
        if (!nested.isEmpty()) {
            next = Math.max(next, nested.lastKey() + 1);
        }
    }

    private static String firstTwoParts(String name) {
        int first = name.indexOf('.');
        int second = name.indexOf('.', first + 1);
        return second < 0 ? name.substring(0, first + 1) : name.substring(0, second + 1);
    }

    /**
     * Notes every class that a refused message of Java serialization contains and that is not admitted, superclasses
     * excepted, because listing a class admits them. What stands behind the first byte that is no such message is not
     * looked at. Where the file cannot be written, the refusal says so as a suppressed exception.
     *
     * @param refusal why the message was refused; nothing is noted unless a class was the reason
     * @param message the message's bytes; its indices stay as they are
     * @param admitted the classes that need no learning
     */
    public synchronized void learn(DecodeException refusal, ByteBuf message, SerializableClasses admitted) {
        if (refusal.reason() != DecodeException.Reason.TYPE_NOT_ALLOWED) {
            return;
        }
        int before = size();
        SerialNames found = SerialNames.in(message);
        for (String name : found.names()) {
            if (admitted.find(name) == null) {
                note(elementOf(name));
            }
        }
        found.proxied().stream().filter(this::isRoomFor).forEach(proxied::add);
        writeIfMoreThan(before, refusal);
    }

    /**
     * Notes one class for which a message was refused. Where the file cannot be written, the refusal says so as a
     * suppressed exception.
     *
     * @param refusal why the message was refused
     * @param name the class's name, as {@link Class#getName} gives it; text that is no name is passed by
     */
    public synchronized void learn(DecodeException refusal, String name) {
        int before = size();
        note(elementOf(name));
        writeIfMoreThan(before, refusal);
    }

    private int size() {
        return names.size() + proxied.size();
    }

    /** An array is admitted with the class of its elements. */
    private static String elementOf(String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        boolean array = dimensions > 0 && name.startsWith("L", dimensions) && name.endsWith(";");
        return array ? name.substring(dimensions + 1, name.length() - 1) : name;
    }

    private void note(String name) {
        if (isRoomFor(name) && names.putIfAbsent(name, next) == null) {
            next++;
        }
    }

    private boolean isRoomFor(String name) {
        return size() < MAX_NAMES
                && name.length() <= MAX_LENGTH
                && NAME.matcher(name).matches();
    }

    private void writeIfMoreThan(int before, DecodeException refusal) {
        if (file == null || size() == before) {
            return;
        }
        try {
            Files.writeString(file, earlier + this);
        } catch (IOException e) {
            refusal.addSuppressed(e);
        }
    }

    /**
     * Lists what was learned.
     *
     * @return names of classes in the order in which they came, interfaces of proxies excepted
     */
    public synchronized Set<String> names() {
        return new LinkedHashSet<>(names.keySet());
    }

    /**
     * Tells where the list is written.
     *
     * @return the file, or null for a list in memory
     */
    public @Nullable Path file() {
        return file;
    }

    /** Prints the allow-list to review; nothing if nothing was refused. */
    @Override
    public synchronized String toString() {
        if (names.isEmpty() && proxied.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("// Refused in messages of ")
                .append(String.join(", ", messages))
                .append(".\n// Review each line: the code of a class that is listed runs when a peer says so.\n");
        names.forEach((name, number) -> text.append(line(name, number)).append('\n'));
        proxied.forEach(
                name -> text.append("// a dynamic proxy of ").append(name).append(": never read\n"));
        return text.toString();
    }

    private String line(String name, int number) {
        String proposal = ".nested(" + number + ", " + name.replaceAll("\\$(?=[A-Za-z_])", ".") + ".class)";
        if (HASHED.matcher(name).matches()) {
            return "// " + name + ": a hash collection; hash-collections admits it, for trusted peers only";
        }
        if (LOCAL.matcher(name).matches()) {
            return "// " + name + ": a local or anonymous class; it has no name to list it by";
        }
        if (JDK.matcher(name).matches()) {
            return "// " + proposal + " // of the JDK: declare a field of this type instead of listing it";
        }
        return packages.stream().anyMatch(name::startsWith)
                ? proposal
                : "// " + proposal + " // of another package than the message: is it yours?";
    }
}
