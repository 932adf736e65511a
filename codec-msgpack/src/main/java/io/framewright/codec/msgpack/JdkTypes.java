package io.framewright.codec.msgpack;

/** Tells the JDK's classes from an application's. */
final class JdkTypes {

    private JdkTypes() {}

    static boolean isJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }
}
