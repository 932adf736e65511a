package io.framewright.examples.bio;

import java.util.concurrent.ThreadFactory;

/** The two kinds of threads. */
public final class Threads {

    private Threads() {}

    /** Makes threads of the operating system, about a megabyte of stack each. */
    public static ThreadFactory platform() {
        return task -> {
            Thread thread = new Thread(task, "connection");
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Makes virtual threads, of which a JVM runs many on a few of the system's: a blocked one costs its stack's used part.
     * By reflection, as this is compiled for Java 17.
     *
     * @throws IllegalArgumentException if this JVM is older than Java 21
     */
    public static ThreadFactory virtual() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (ReflectiveOperationException | UnsupportedOperationException e) {
            throw new IllegalArgumentException(
                    "virtual threads need Java 21 or newer, this is "
                            + Runtime.version().feature(),
                    e);
        }
    }
}
