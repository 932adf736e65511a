package io.framewright.nativeimages;

import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reflective calls of this JVM, each as a line: who called, what for, on which type, which member. What for is one
 * of {@code type}, {@code method}, {@code field}, {@code allocate}, {@code resource}, {@code define}.
 */
public final class Reflections {

    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();
    private static final Set<String> OF_CLASSES = Set.of(
            "getMethod",
            "getMethods",
            "getDeclaredMethod",
            "getDeclaredMethods",
            "getField",
            "getFields",
            "getDeclaredField",
            "getDeclaredFields",
            "getConstructor",
            "getConstructors",
            "getDeclaredConstructor",
            "getDeclaredConstructors",
            "getRecordComponents",
            "getPermittedSubclasses",
            "getDeclaredClasses",
            "getClasses",
            "getNestMembers",
            "newInstance",
            "forName",
            "getResource",
            "getResourceAsStream");

    private static final Pattern FIELD_ACCESS =
            Pattern.compile("[gs]et(Boolean|Byte|Char|Short|Int|Long|Float|Double)?");

    private Reflections() {}

    static boolean isReflective(String owner, String called) {
        return switch (owner) {
            case "java/lang/Class" -> OF_CLASSES.contains(called);
            case "java/lang/reflect/Method" -> called.equals("invoke");
            case "java/lang/reflect/Constructor" -> called.equals("newInstance");
            case "java/lang/reflect/Field" -> FIELD_ACCESS.matcher(called).matches();
            case "java/lang/reflect/Array" -> called.equals("newInstance");
            case "java/lang/reflect/Proxy" -> called.equals("newProxyInstance");
            case "java/lang/invoke/MethodHandles$Lookup" ->
                called.startsWith("find") || called.startsWith("unreflect") || called.startsWith("define");
            case "java/lang/ClassLoader" ->
                called.equals("loadClass") || called.startsWith("getResource") || called.equals("defineClass");
            case "sun/misc/Unsafe" ->
                called.equals("allocateInstance")
                        || called.equals("objectFieldOffset")
                        || called.equals("staticFieldOffset");
            case "sun/reflect/ReflectionFactory" -> called.startsWith("newConstructor");
            default -> called.equals("defineClass"); // a class loader calls its own
        };
    }

    /**
     * Notes a call that is about to be made.
     *
     * @param receiver what it is called on, or null
     * @param arguments its arguments
     * @param owner the class that declares what is called, with slashes
     * @param called the method
     * @param caller the class that calls
     */
    public static void note(
            @Nullable Object receiver, @Nullable Object[] arguments, String owner, String called, String caller) {
        try {
            String seen = seen(receiver, arguments, called);
            if (!seen.isEmpty()) {
                SEEN.add(caller + " " + seen);
            }
        } catch (RuntimeException e) {
            fail(caller + " calls " + owner + "." + called, e);
        }
    }

    static void fail(String where, RuntimeException failure) {
        SEEN.add(where.replace(' ', '_') + " failed " + failure.toString().replace(' ', '_') + " -");
    }

    /** All lines up to now. */
    static Set<String> all() {
        return SEEN;
    }

    private static String seen(@Nullable Object receiver, @Nullable Object[] arguments, String called) {
        Object first = arguments.length == 0 ? null : arguments[0];
        if (called.startsWith("define")) {
            return "define " + called + " -";
        }
        if (called.startsWith("getResource")) {
            return "resource " + first + " -";
        }
        if (called.equals("forName") || called.equals("loadClass")) {
            return named(String.valueOf(first), loader(receiver, arguments));
        }
        if (called.equals("newProxyInstance")) {
            return "proxy " + Arrays.toString((Object[]) arguments[1]).replace(' ', '_') + " -";
        }
        if (called.equals("allocateInstance") || called.startsWith("newConstructor")) {
            return (called.equals("allocateInstance") ? "allocate " : "serialize ")
                    + type(first).getTypeName() + " -";
        }
        if (receiver instanceof Executable || receiver instanceof Field) {
            return member((AccessibleObject) receiver);
        }
        if (first instanceof Executable || first instanceof Field) {
            return member((AccessibleObject) first);
        }
        if (called.startsWith("find")) {
            return found(type(first), arguments, called);
        }
        if (receiver instanceof Class<?> type) {
            return "type " + type.getTypeName() + (called.equals("newInstance") ? " <init>()" : " -");
        }
        if (called.equals("newInstance") && first instanceof Class<?> component) {
            return "type " + Array.newInstance(component, 0).getClass().getTypeName() + " -";
        }
        return "";
    }

    private static Class<?> type(@Nullable Object argument) {
        return (Class<?>) Objects.requireNonNull(argument);
    }

    private static @Nullable ClassLoader loader(@Nullable Object receiver, @Nullable Object[] arguments) {
        return receiver instanceof ClassLoader loader
                ? loader
                : arguments.length == 3 ? (ClassLoader) arguments[2] : Reflections.class.getClassLoader();
    }

    /** Nothing, if there is no such class: then there is nothing to declare either. */
    private static String named(String name, @Nullable ClassLoader loader) {
        try {
            return "type " + Class.forName(name, false, loader).getTypeName() + " -";
        } catch (ClassNotFoundException | LinkageError e) {
            return "absent " + name + " -";
        }
    }

    private static String member(AccessibleObject member) {
        if (member instanceof Field field) {
            return "field " + field.getDeclaringClass().getName() + " " + field.getName();
        }
        Executable executable = (Executable) member;
        return "method " + executable.getDeclaringClass().getName() + " "
                + (member instanceof Constructor ? "<init>" : executable.getName())
                + parameters(Stream.of(executable.getParameterTypes()));
    }

    private static String found(Class<?> type, @Nullable Object[] arguments, String called) {
        return switch (called) {
            case "findConstructor" -> "method " + type.getName() + " <init>" + parameters((MethodType) arguments[1]);
            case "findStatic", "findVirtual", "findSpecial" ->
                "method " + type.getName() + " " + arguments[1] + parameters((MethodType) arguments[2]);
            default -> "field " + type.getName() + " " + arguments[1];
        };
    }

    private static String parameters(@Nullable MethodType type) {
        return parameters(type == null ? Stream.of() : type.parameterList().stream());
    }

    private static String parameters(Stream<Class<?>> types) {
        return types.map(Class::getTypeName).collect(Collectors.joining(",", "(", ")"));
    }
}
